import { computerNames } from './computer-names';

test.each([
  ['the only one', ['', 'SRV1.a.com'], { '': 'SRV1.a.com' }],
  ['one of two', ['', 'SRV1', 'SRV2'], {}],
  ['nobody', [''], {}],
  ['without its domain', ['SRV1', 'SRV1.a.com', 'SRV2.a.com'], { SRV1: 'SRV1.a.com' }],
  ['without its domain, of which there are two', ['SRV1', 'SRV1.a.com', 'SRV1.b.com'], {}],
  ['in other capitals', ['srv1.A.com', 'SRV1.a.com'], { 'srv1.A.com': 'SRV1.a.com' }],
  ['each way at once', ['', 'srv1', 'SRV1.a.com'], { '': 'SRV1.a.com', srv1: 'SRV1.a.com' }],
  ['a longer name alone', ['SRV1', 'SRV10.a.com'], {}],
])('a computer that is %s', (_, names, changes) => {
  expect(Object.fromEntries(computerNames(names))).toEqual(changes);
});

import type { Catalog } from '../model/catalog';
import { anchor, guid, testCatalog, text, trace } from '../testing/log-builder';
import { messageFields, trackingIdOf } from './message-fields';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});
const fieldsOf = (message: string) => ({ trackingId: trackingIdOf(message), ...messageFields(message, catalog) });

describe('messageFields', () => {
  test('an attempt begins with its tracking id and user', () => {
    expect(fieldsOf(text.start(7, 'anna'))).toMatchObject({ trackingId: guid(7), upn: 'anna@contoso.com' });
  });

  test('a success carries the whole context', () => {
    expect(fieldsOf(text.success(7, 'anna'))).toMatchObject({
      trackingId: guid(7),
      upn: 'anna@contoso.com',
      cloudAnchor: anchor('anna'),
      sourceAnchor: 'jYCmV0xpzky2gk+pHsGVng==',
      unblockUser: true,
      contextFields: ['cloudAnchor', 'SourceAnchorValue', 'UserPrincipalName', 'unblockUser'],
    });
  });

  test('a failure carries the code, the method, and a message with commas', () => {
    expect(fieldsOf(text.failure(7, 'anna', '80230626', '', 'ChangePassword'))).toMatchObject({
      upn: 'anna@contoso.com',
      unblockUser: null,
      hresult: '80230626',
      methods: ['ThrowSyncEngineError', 'ChangePassword'],
    });
  });

  test('an admin reset names both users', () => {
    const message = text
      .success(7, 'anna', ', ForcePasswordChange: False')
      .replace('UserPrincipalName:', 'AdminUpn: boss@contoso.com, UserPrincipalName');
    expect(fieldsOf(message)).toMatchObject({ upn: 'anna@contoso.com', adminUpn: 'boss@contoso.com' });
  });

  test.each([
    ['a missing comma before a name', (s: string) => s.replace(', UserPrincipalName', ' UserPrincipalName')],
    ['a missing colon', (s: string) => s.replace('UserPrincipalName:', 'UserPrincipalName')],
    ['no blank after a colon', (s: string) => s.replace('cloudAnchor: ', 'cloudAnchor:')],
    ['an upper-case tracking id', (s: string) => s.replace(guid(7), guid(7).toUpperCase())],
    ['an upper-case code with prefix', (s: string) => s.replaceAll('hr=80230626', 'hr=0X80230626')],
    ['the missing word Context', (s: string) => s.replace('Context: ', '')],
    ['a line break inside the context', (s: string) => s.replace(', SourceAnchorValue', ',\n   SourceAnchorValue')],
    ['localised stack frames', (s: string) => s.replaceAll('   at ', '   bei ')],
  ])('tolerates %s', (_, vary) => {
    const plain = fieldsOf(text.failure(7, 'anna', '80230626'));
    expect(fieldsOf(vary(text.failure(7, 'anna', '80230626')))).toEqual(plain);
  });

  test.each([
    ['a build glued to the anchor', `AAD anchor = ${anchor('anna')}Azure AD Sync 2.1.20.0`, anchor('anna')],
    ['a masked anchor glued to the build', 'AAD anchor = User_xxxxAzure AD Sync 2.1.20.0', 'User_xxxx'],
    ['an anchor on its own line', `AAD anchor = ${anchor('anna')}\nAzure AD Sync 2.1.20.0`, anchor('anna')],
  ])('reads %s', (_, message, cloudAnchor) => {
    expect(fieldsOf(message)).toMatchObject({ cloudAnchor, connectBuild: '2.1.20.0' });
  });

  test.each([
    ['noise before the engine code', `${trace.noise}\n${trace.code('80230619')}`, '80230619', ['80230619']],
    ['only noise', trace.noise, null, []],
    ['a generic code after noise', `${trace.noise}\n${trace.line('x: 0x6ba', '80004005')}`, '80004005', ['80004005']],
    [
      'the result of the export before other codes',
      'BAIL: 0x80070005 (x)\nERR_: ..\\ma.cpp(8000): ExportPasswordSet failed with 0x80004005',
      '80004005',
      ['80070005', '80004005'],
    ],
    ['the last BAIL', 'BAIL: a: 0x80070005\nBAIL: b: 0x8007203a\nERR_: c 0x80004005', '8007203a', undefined],
  ])('decides on the code: %s', (_, message, hresult, hresults) => {
    expect(fieldsOf(message)).toMatchObject({ hresult, ...(hresults ? { hresults } : {}) });
  });

  test.each([
    ['Call sync ldap_bind for DomainName=CONTOSO.COM, UserName=MSOL_73c8.', 'MSOL_73c8', 'contoso.com'],
    [
      'Failed to acquire user information: Contoso\\MSOL_12ab. Error Code: ERROR_ACCESS_DENIED',
      'Contoso\\MSOL_12ab',
      null,
    ],
    ['Failed to acquire user information: CORP\\svc.adsync. Error Code: 0x5', 'CORP\\svc.adsync', null],
  ])('finds the connector account in %j', (message, connectorAccount, domain) => {
    expect(fieldsOf(message)).toMatchObject({ connectorAccount, domain });
  });

  test('reads versions and numbers', () => {
    expect(fieldsOf(text.service(1, 'x'))).toMatchObject({ writebackVersion: '5.0.686.0', upn: null });
    expect(fieldsOf('RPC Error 1722 : The RPC server. Error Code: 90')).toMatchObject({
      rpcErrors: [1722],
      errorCodes: [90],
    });
    expect(fieldsOf('sb://NS-prod.servicebus.windows.net/x')).toMatchObject({ namespace: 'ns-prod' });
  });

  test('a hostile text of a megabyte is read in no noticeable time', () => {
    const hostile = 'Context: cloudAnchor: ' + ' UserPrincipalName: x,'.repeat(40_000) + 'Details:'.repeat(10_000);
    expect(fieldsOf(hostile).upn).toBe('x');
  });
});

import type { Catalog } from '../model/catalog';
import type { EventRecord } from '../model/record';
import { diagnosed, prs, sync, testCatalog, text, trace } from '../testing/log-builder';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

const denied = (id: number, user: string): EventRecord[] => [
  prs(31001, id * 10, text.start(id, user)),
  sync(6329, id * 10 + 1, trace.code('80230626')),
  prs(33004, id * 10 + 1, text.failure(id, user, '80230626')),
];
const bind = (account: string, domain = 'CONTOSO.COM', computer?: string): EventRecord =>
  sync(405, 5, `Call sync ldap_bind for DomainName=${domain}, UserName=${account}.`, computer);
const commandsOf = (records: EventRecord[]): string =>
  diagnosed(records, catalog)
    .remediations.flatMap(({ steps }) => steps.map(({ command, text: words }) => `${words}\n${command ?? ''}`))
    .join('\n');

test('commands carry the names that the log gives', () => {
  const commands = commandsOf([...denied(1, 'anna'), bind('MSOL_73c8a9aa6173')]);
  expect(commands).toContain("-ADConnectorAccountName 'MSOL_73c8a9aa6173' -ADConnectorAccountDomain 'contoso.com'");
  expect(commands).toContain('anna@contoso.com');
  expect(commands).not.toContain('<connectorAccount>');
});

test.each([
  ['the log names none', []],
  ['the log names two', [bind('MSOL_1'), bind('MSOL_2')]],
  ['another server names it', [bind('MSOL_1', 'CONTOSO.COM', 'SRV2')]],
  ['it could be more than a name', [bind("MSOL_1';Remove-Item")]],
])('the placeholder stays where %s', (_, binds) => {
  expect(commandsOf([...denied(1, 'anna'), ...binds])).toContain("-ADConnectorAccountName '<connectorAccount>'");
});

test('of several users none is put into a command', () => {
  expect(commandsOf([...denied(1, 'anna'), ...denied(2, 'bo')])).not.toMatch(/(?:anna|bo)@contoso/);
});

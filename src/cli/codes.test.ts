import { invoke } from './streams.test-data';

test('the list is filtered by every flag, and no match is status 1', async () => {
  const { status, stdout } = await invoke(
    [
      'codes',
      '--provider',
      'passwordresetservice',
      '--kind',
      'event',
      '--severity',
      'error',
      '--status',
      'observed',
    ].concat(['--text', 'connector account', '--width', '80']),
  );
  expect(status).toBe(0);
  expect(stdout).toContain('PasswordResetService/33004  Error     observed  ');
  expect(stdout).toMatch(/1 of \d+ entries: 1 event code\./);
  const none = await invoke(['codes', '--text', 'zeppelin', '--lang', 'sv']);
  expect(none).toMatchObject({ status: 1, stderr: '' });
  expect(none.stdout).toMatch(/^Ingen av katalogens \d+ poster passar\.\n$/);
});

test('JSON of a list without entries is still JSON', async () => {
  const { status, stdout } = await invoke(['codes', '--text', 'zeppelin', '--format', 'json']);
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, entries: [] });
});

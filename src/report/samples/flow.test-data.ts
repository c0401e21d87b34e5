import type { Flow } from '../../model/report';

export const file = 'C:\\exports\\AADC01\\Application log of the sync server 2026-01-30.xml';
export const ref = (recordId: number, computer = 'AADC01.corp.contoso.com') => ({
  file,
  recordId: String(recordId),
  computer,
  channel: 'Application',
});
export const guid = (n: number): string => `9a8b7c6d-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const at = (n: number, fraction = ''): string =>
  `${new Date(Date.UTC(2026, 0, 30, 6) + n * 421_000).toISOString().slice(0, 19)}${fraction}Z`;

const users = ['anna.berg', 'bo.ek', 'carla.diaz', 'dmitri.ö', '山田太郎'];

export function flow(n: number, outcome: Flow['outcome']): Flow {
  const failed = outcome === 'failed';
  const end = failed ? 'PasswordResetService/33004' : 'PasswordResetService/31002';
  const events: Flow['events'] = [
    { ref: ref(5000 + n * 4), key: 'PasswordResetService/31001', time: at(n, '.1234567'), link: 'tracking-id' },
  ];
  if (failed) events.push({ ref: ref(5001 + n * 4), key: 'ADSync/6329', time: at(n, '.9876543'), link: 'hresult' });
  if (outcome === 'succeeded' || failed) {
    events.push({ ref: ref(5002 + n * 4), key: end, time: at(n, '.9999999'), link: 'tracking-id' });
  }
  return {
    id: `flow-${n}`,
    operation: (['reset', 'change', 'admin-reset'] as const)[n % 3]!,
    outcome,
    startMissing: false,
    trackingId: guid(n),
    computer: 'AADC01.corp.contoso.com',
    user: {
      upn: `${users[n % users.length]}@contoso.com`,
      cloudAnchor: `User_${guid(900 + (n % users.length))}`,
      sourceAnchor: 'q83vEjRWeJA=',
      adminUpn: n % 3 === 2 ? 'helpdesk@contoso.com' : null,
    },
    startedAt: at(n, '.1234567'),
    endedAt: outcome === 'unfinished' || outcome === 'open' ? null : at(n, '.9999999'),
    durationMs: outcome === 'unfinished' || outcome === 'open' ? null : 876 + n * 400,
    failure: failed
      ? {
          key: 'PasswordResetService/33004',
          hresult: '80230626',
          causes: [
            { id: 'connector-account-permission-missing', confidence: 'likely' },
            { id: 'inheritance-disabled', confidence: 'possible' },
          ],
        }
      : null,
    events,
    episode: null,
  };
}

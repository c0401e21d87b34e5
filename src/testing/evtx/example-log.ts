import type { LogEvent } from './event-body';

const START = Date.UTC(2026, 0, 30, 8);
export const OURS = 'PasswordResetService';

/** One event; every third is ours, the others are of a classic source and of a provider with a manifest. */
export function exampleEvent(number: number, computer = 'SRV1.contoso.com'): LogEvent {
  const common = {
    time: { ms: START + number * 1000, ticks: number % 10_000 },
    recordId: number,
    pid: 4616,
    channel: 'Application',
    computer,
    task: 0,
    level: 4,
  };
  if (number % 3 === 0)
    return {
      ...common,
      provider: OURS,
      id: 31001,
      qualifiers: 0,
      data: [`TrackingId: ${number}, <&>"'\r\nDetails: é漢😀`],
    };
  if (number % 3 === 1) return { ...common, provider: 'VSS', id: 8224, qualifiers: 0, data: ['', 'b'], binary: 'D906' };
  return {
    ...common,
    provider: 'Microsoft-Windows-AppModel-State',
    guid: '{bff15e13-81bf-45ee-8b16-7cfead00da86}',
    id: 24,
    manifest: true,
    user: 'S-1-5-18',
    activity: '{00000000-0000-4000-8000-00000000000a}',
    data: [{ name: 'Operation', value: `step ${number}` }],
  };
}

export const exampleEvents = (count: number, first = 1): LogEvent[] =>
  Array.from({ length: count }, (_, i) => exampleEvent(first + i));

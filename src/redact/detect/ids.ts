import { distinguishedNames } from '../rdns';
import { matches, type Span } from './span';

/** What: ids of objects, tenants and endpoints, anchors, distinguished names, bytes. */

// Neither has a boundary: texts are glued to ids, as in `User_…` and in `…Azure AD Sync`.
const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const BARE_GUID = /(?<![0-9a-z])[0-9a-f]{32}(?![0-9a-z])/gi;
const TRACKING = new RegExp(String.raw`\bTrackingId(?:"|&quot;)?\s{0,3}[:=]?\s{0,3}["'{]{0,2}(${GUID.source})`, 'gi');
const SID = /(?<![A-Za-z0-9])S-1-(?:5-21|12-1)(?:-\d{1,10}){3,14}/gi;
const ENGINE_ANCHOR = /\bAAD anchor\s{0,3}=\s{0,3}(User_[^\s",;<&]{1,80}?)(?=Azure AD|[\s",;<&]|$)/gi;
const CLOUD_ANCHOR = /\bcloudAnchor\s{0,3}[:=]\s{0,3}([A-Za-z]{1,20}_[^\s",;<&]{1,80})/gi;

export function* ids(text: string): Generator<Span> {
  yield* matches(text, TRACKING, 'tracking-id');
  yield* matches(text, CLOUD_ANCHOR, 'cloud-anchor');
  yield* matches(text, ENGINE_ANCHOR, 'cloud-anchor');
  yield* matches(text, GUID, 'guid');
  yield* matches(text, BARE_GUID, 'guid');
  yield* matches(text, SID, 'sid');
}

const ANCHOR =
  /\b(?:SourceAnchorValue|sourceAnchor|ImmutableId|OnPremisesImmutableId|Anchor|ms-DS-ConsistencyGuid)(?:"|&quot;)?\s{0,3}[:=]\s{0,3}["']?([A-Za-z0-9+/_-]{4,256}={0,2})/gi;
// One sign alone could assign: `EventSourceName='…'`.
const BASE64 =
  /(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/]{14,}==|(?=[A-Za-z]*[0-9+/])[A-Za-z0-9+/]{14,}=)(?![A-Za-z0-9+/="'])/g;
/** Longer ones hold more than an id. */
const LONGEST_ANCHOR = 64;
/** As filters of LDAP have the bytes of an id, and as dumps have them. */
const BYTES = /(?:\\[0-9a-f]{2}){16,64}|(?<![0-9a-z])[0-9a-f]{2}(?:[ -][0-9a-f]{2}){15,63}(?![0-9a-z])/gi;
const BINARY = /<Binary>([0-9A-F]{2,})(?=<)/gi;

export function* anchors(text: string): Generator<Span> {
  const isAnchor = (value: string): boolean => !/^(?:User|Group|Contact|Device)_/i.test(value);
  yield* matches(text, ANCHOR, 'anchor', isAnchor);
  for (const span of matches(text, BASE64, 'anchor'))
    yield { ...span, form: span.end - span.start > LONGEST_ANCHOR ? 'data' : 'anchor' };
  yield* matches(text, BINARY, 'data');
  yield* matches(text, BYTES, 'data');
}

export function* distinguished(text: string): Generator<Span> {
  for (const parts of distinguishedNames(text)) {
    if (parts.some(({ valueStart, end }) => end > valueStart))
      yield { start: parts[0]!.start, end: parts.at(-1)!.end, form: 'dn' };
  }
}

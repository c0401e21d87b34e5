import type { BandStep, Lane, PictureView } from '../view/picture';
import { html, type Child, type Markup } from './template';

/**
 * A lane for each server on one axis of time: its state, its heartbeats, its attempts. Successes stand above the line,
 * failures and attempts without an end hang below it; states differ in height and pattern as well: never colour alone.
 */

const WIDTH = 1000;
const HALF = 30;
const LANE = HALF * 2 + 2;
/** One failure among thousands, and an outage of a minute, must still be seen. */
const LEAST = 3;

export function picture(view: PictureView | null): Child {
  if (view === null) return null;
  const most = Math.max(
    1,
    ...view.lanes.flatMap(({ steps }) => steps.map((step) => Math.max(step.succeeded, below(step)))),
  );
  return html`<figure class="picture" id="picture" data-from="${view.from}" data-length="${view.length}">
    <div
      class="zoom"
      hidden
      data-in="${view.labels.zoomIn}"
      data-out="${view.labels.zoomOut}"
      data-whole="${view.labels.whole}"
    ></div>
    ${view.lanes.map((lane, at) => drawLane(lane, view, most, at))}
    <div class="ticks" aria-hidden="true">${view.ticks.map(({ label }) => html`<span>${label}</span>`)}</div>
    <ul class="legend">
      ${view.legend.map(({ kind, label }) => html`<li><span class="swatch ${kind}"></span>${label}</li>`)}
    </ul>
    <figcaption id="picture-text">${view.text}</figcaption>
  </figure>`;
}

const below = ({ failed, undecided }: BandStep): number => failed + undecided;

function drawLane(lane: Lane, { length, title, labels }: PictureView, most: number, at: number): Markup {
  const place = (milliseconds: number): number => round((milliseconds / length) * WIDTH);
  const svg = (height: number, kind: string, label: string, content: Child): Markup =>
    html`<svg
      class="${kind}"
      viewBox="0 0 ${WIDTH} ${height}"
      preserveAspectRatio="none"
      role="img"
      aria-label="${label}"
    >
      ${content}
    </svg>`;
  return html`<div class="lane" role="group" aria-labelledby="lane-${at}">
    <p class="server" id="lane-${at}">${lane.server}</p>
    ${
      lane.states.length > 0 &&
      svg(
        10,
        'states',
        labels.state,
        lane.states.map(
          ({ at: start, length: long, kind, title: words }) =>
            html`<rect
              class="${kind}"
              x="${place(start)}"
              y="${kind === 'up' ? 4 : 0}"
              width="${Math.max(LEAST, place(long))}"
              height="${kind === 'up' ? 4 : 10}"
              ><title>${words}</title></rect
            >`,
        ),
      )
    }
    ${
      lane.beats.length > 0 &&
      svg(
        10,
        'beats',
        labels.heartbeats,
        lane.beats.map(
          ({ at: start, length: long, share }) =>
            html`<rect
              x="${place(start)}"
              y="${round(10 - share * 10)}"
              width="${Math.max(0.5, round(place(long) * 0.8))}"
              height="${round(share * 10)}"
            />`,
        ),
      )
    }
    ${svg(LANE, 'attempts', `${title}, ${labels.attempts}`, [
      lane.steps.map((step, i) => bars(step, i, lane.steps.length, most)),
      html`<line x1="0" x2="${WIDTH}" y1="${HALF + 1}" y2="${HALF + 1}" />`,
      marks(lane, place),
    ])}
  </div>`;
}

function bars(step: BandStep, at: number, steps: number, most: number): Child {
  const width = WIDTH / steps;
  const height = (n: number): number => (n === 0 ? 0 : Math.max(LEAST, round((n / most) * HALF)));
  const [up, failed, undecided] = [height(step.succeeded), height(step.failed), height(step.undecided)];
  const bar = (kind: string, y: number, size: number): Child =>
    size > 0 &&
    html`<rect
      class="${kind}"
      x="${round(at * width)}"
      y="${round(y)}"
      width="${round(width * 0.8)}"
      height="${size}"
    />`;
  return [
    bar('succeeded', HALF - up, up),
    bar('failed', HALF + 2, failed),
    bar('undecided', HALF + 2 + failed, Math.min(undecided, HALF - failed + LEAST)),
  ];
}

/** Single attempts, to be told apart when the picture is zoomed: one path for each kind is small and quick. */
const marks = ({ marks: all }: Lane, place: (milliseconds: number) => number): Child =>
  (['failed', 'undecided'] as const).map((kind) => {
    const own = all.filter((mark) => mark.kind === kind);
    const path = own.map(({ at }) => `M${place(at)} ${HALF + 2}v${HALF}`).join('');
    return own.length > 0 && html`<path class="mark ${kind}" d="${path}" />`;
  });

const round = (value: number): number => Math.round(value * 100) / 100;

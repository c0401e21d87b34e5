import type { BandStep, BandView } from '../view/band';
import { html, type Child, type Markup } from './template';

/** Successes stand above the line, failures and undecided flows hang below it: place tells them apart, not colour alone. */

const STEP = 10;
const HALF = 48;
const AXIS = HALF + 2;
/** One failure among thousands must still be seen. */
const LEAST = 3;

export function band(view: BandView | null): Child {
  if (view === null) return null;
  const width = view.steps.length * STEP;
  const most = Math.max(1, ...view.steps.map((step) => Math.max(step.succeeded, step.failed + step.undecided)));
  const height = (n: number): number => (n === 0 ? 0 : Math.max(LEAST, round((n / most) * HALF)));
  return html`<figure class="band">
    <div class="sides"><span>${view.upper}</span></div>
    <svg
      viewBox="0 0 ${width} ${AXIS * 2}"
      preserveAspectRatio="none"
      role="img"
      aria-labelledby="band-title band-text"
    >
      <title id="band-title">${view.title}</title>
      ${view.incidents.map(
        ({ from, to }) =>
          html`<rect
            class="incident"
            x="${round(from * width)}"
            y="0"
            width="${Math.max(2, round((to - from) * width))}"
            height="${AXIS * 2}"
          />`,
      )}
      ${view.steps.map((step, at) => bars(step, at, height))}
      <line x1="0" x2="${width}" y1="${AXIS}" y2="${AXIS}" />
    </svg>
    <div class="sides">
      <span>${view.lower}</span>${view.incidents.length > 0 && html`<span class="key">${view.incidentLabel}</span>`}
    </div>
    <div class="ends"><span>${view.from}</span><span>${view.to}</span></div>
    <figcaption id="band-text">${view.text}</figcaption>
  </figure>`;
}

function bars(step: BandStep, at: number, height: (n: number) => number): Markup {
  const x = at * STEP + 1;
  const bar = (kind: string, y: number, size: number): Child =>
    size > 0 && html`<rect class="${kind}" x="${x}" y="${round(y)}" width="${STEP - 2}" height="${size}" />`;
  const [up, failed, undecided] = [height(step.succeeded), height(step.failed), height(step.undecided)];
  return html`${bar('succeeded', AXIS - 1 - up, up)}${bar('failed', AXIS + 1, failed)}${bar('undecided', AXIS + 1 + failed, Math.min(undecided, HALF - failed + LEAST))}`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

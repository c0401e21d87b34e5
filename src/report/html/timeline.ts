import type { FlowView, TimelineView } from '../view/timeline';
import { band } from './band';
import { section, time } from './pieces';
import { html, type Child, type Markup } from './template';

/** A browser draws so many rows without trouble; beyond, the page says what it leaves out. */
const MOST_ROWS = 20_000;
/** Up to here one table is enough; beyond, the flows that did not succeed come first in one of their own. */
const ONE_TABLE = 60;

export function timeline(view: TimelineView): Markup {
  const shown = view.flows.slice(-MOST_ROWS);
  const interesting = view.flows.filter((flow) => flow.interesting).slice(-MOST_ROWS);
  const shownInteresting = shown.filter((flow) => flow.interesting).length;
  const cut = view.cut(shown.length, Math.max(shownInteresting, interesting.length));
  const split = view.flows.length > ONE_TABLE && interesting.length < view.flows.length;
  return section(
    'timeline',
    view.heading,
    view.flows.length === 0 ? html`<p>${view.none}</p>` : html`<p class="note">${view.zone}</p>`,
    band(view.band),
    split && interesting.length > 0 && flowTable(view, view.interestingHeading, interesting, true),
    split &&
      html`<details class="all">
        <summary>${view.allHeading} (${shown.length})</summary>
        ${flowTable(view, view.allHeading, shown, false)}
      </details>`,
    !split && shown.length > 0 && flowTable(view, view.heading, shown, true),
    cut !== null && html`<p class="note">${cut}</p>`,
    view.legend.map((line) => html`<p class="note">${line}</p>`),
  );
}

const flowTable = (
  { columns, eventsLabel }: TimelineView,
  caption: string,
  flows: FlowView[],
  events: boolean,
): Markup =>
  html`<div class="scroll">
    <table class="flows">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${[columns.when, columns.outcome, columns.operation, columns.user, columns.cause, columns.duration].map(
            (title) => html`<th scope="col">${title}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${flows.map((flow) => flowRows(columns, flow, events ? eventsLabel : null))}
      </tbody>
    </table>
  </div>`;

/** A flow, and its events in a row of their own where they are wanted. */
function flowRows(columns: TimelineView['columns'], flow: FlowView, eventsLabel: string | null): Markup {
  const withEvents = eventsLabel !== null && flow.events.length > 0;
  return html`<tr class="${flow.tone}${withEvents ? ' pair' : ''}">
      <th scope="row" data-label="${columns.when}">${flow.when && time(flow.when)}${small(flow.whenNote)}</th>
      <td data-label="${columns.outcome}"><span class="outcome">${flow.outcome}</span>${small(flow.attempt)}</td>
      <td data-label="${columns.operation}">${flow.operation}</td>
      <td class="user" data-label="${columns.user}">${flow.user}${small(flow.computer)}</td>
      <td data-label="${columns.cause}">
        ${flow.cause}${small(flow.code)}<span class="small"
          >${columns.id} <code class="id">${flow.trackingId}</code></span
        >${small(flow.inferred)}
      </td>
      <td data-label="${columns.duration}">${flow.duration}</td>
    </tr>
    ${
      withEvents &&
      html`<tr class="events">
        <td colspan="6">
          <details>
            <summary>${eventsLabel} (${flow.events.length})</summary>
            <ul>
              ${flow.events.map((line) => html`<li>${line}</li>`)}
            </ul>
          </details>
        </td>
      </tr>`
    }`;
}

const small = (text: string | null): Child => text !== null && text !== '' && html`<span class="small">${text}</span>`;

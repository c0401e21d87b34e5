import { flowData } from '../view/flow-data';
import type { FlowView, TimelineView } from '../view/timeline';
import { oneLine } from '../escape';
import { section, time } from './pieces';
import { html, Markup, type Child } from './template';

/** Without the script, a page shows so many rows; those that did not succeed come first. */
const MOST_ROWS = 500;

/**
 * Every attempt. The table is there without a script; the script puts one in its place that filters, sorts and turns pages
 * over the data that stand below it.
 */
export function timeline(view: TimelineView): Markup {
  const chosen = view.flows.length <= MOST_ROWS ? view.flows : view.flows.filter((flow) => flow.interesting);
  const shown = chosen.slice(-MOST_ROWS);
  const cut = view.cut(shown.length, shown.filter((flow) => flow.interesting).length);
  return section(
    'timeline',
    view.heading,
    view.flows.length === 0 ? html`<p>${view.none}</p>` : html`<p class="note">${view.zone}</p>`,
    shown.length > 0 &&
      html`<div id="flows" class="static">
        ${flowTable(view, shown)}${cut !== null && html`<p class="note">${cut}</p>`}
      </div>`,
    view.flows.length > 0 && data(view),
    view.legend.map((line) => html`<p class="note">${line}</p>`),
  );
}

/** Data, not a script: a browser does not run it, and nothing in it can end the element. */
function data(view: TimelineView): Markup {
  const content = { ...flowData(view), zone: oneLine(view.zoneName), words: view.script };
  const json = JSON.stringify(content).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return html`<script type="application/json" id="flow-data">
    ${new Markup(json)}
  </script>`;
}

const flowTable = ({ columns, eventsLabel, heading }: TimelineView, flows: readonly FlowView[]): Markup =>
  html`<div class="scroll" tabindex="0" role="group" aria-label="${heading}">
    <table class="flows">
      <caption class="unseen">
        ${heading}
      </caption>
      <thead>
        <tr>
          ${[columns.when, columns.outcome, columns.operation, columns.user, columns.cause, columns.duration].map(
            (title) => html`<th scope="col">${title}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${flows.map((flow) => flowRows(columns, flow, eventsLabel))}
      </tbody>
    </table>
  </div>`;

/** A flow, and its events in a row of their own where it did not succeed. */
function flowRows(columns: TimelineView['columns'], flow: FlowView, eventsLabel: string): Markup {
  const withEvents = flow.interesting && flow.events.length > 0;
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
            ${flow.texts.map((text) => html`<pre>${text}</pre>`)}
          </details>
        </td>
      </tr>`
    }`;
}

const small = (text: string | null): Child => text !== null && text !== '' && html`<span class="small">${text}</span>`;

import type { View } from '../view';
import type { FindingView } from '../view/findings';
import type { RemediationView } from '../view/remediations';
import type { TodoItem } from '../view/todo';
import { command, facts, list, section, sources, table } from './pieces';
import { html, type Child, type Markup } from './template';

export const findings = ({ findings: { heading, none, items } }: View): Markup =>
  section('findings', heading, items.length === 0 ? html`<p>${none}</p>` : items.map(finding));

const finding = (item: FindingView): Markup =>
  html` <article class="card ${item.tone}" id="finding-${item.number}" aria-labelledby="finding-${item.number}-title">
    <p class="label">${item.number} · ${item.severity}</p>
    <h3 id="finding-${item.number}-title">${item.title}</h3>
    ${item.explanation !== '' && html`<p class="prose">${item.explanation}</p>`}
    ${item.caveat !== null && html`<p class="caveat">${item.caveat}</p>`}
    ${
      item.remedies.items.length > 0 &&
      html`<p class="remedies">
        ${item.remedies.heading}:
        ${item.remedies.items.map(
          ({ number, mark, title }, at) => html`${at > 0 && '; '}<a href="#remediation-${number}">${mark} ${title}</a>`,
        )}
      </p>`
    }
    ${facts(item.facts)}
    ${item.arguments.length > 0 && html`<div class="lists">${item.arguments.map((items) => list(items))}</div>`}
    ${
      item.evidence.rows.length > 0 &&
      html`<details>
        <summary>${item.evidence.caption}</summary>
        ${table(item.evidence, true)}
      </details>`
    }
    ${
      item.texts.length > 0 &&
      html`<details>
        <summary>${item.textsLabel}</summary>
        ${item.texts.map(
          ({ place, text }) =>
            html`<p class="label">${place}</p>
              ${command(text)}`,
        )}
      </details>`
    }
    ${sources(item.sourcesLabel, item.sources)}
  </article>`;

/** What to do, what helps most first; a tick is the reader's own and is not kept. */
export const todo = ({ todo: { heading, note, more, items } }: View): Child =>
  items.length > 0 &&
  section(
    'todo',
    heading,
    html`<p class="note">${note}</p>`,
    todoList(items.slice(0, AT_ONCE), 1),
    items.length > AT_ONCE &&
      html`<details>
        <summary>${more}</summary>
        ${todoList(items.slice(AT_ONCE), AT_ONCE + 1)}
      </details>`,
  );

/** More at once would be no help to somebody under pressure. */
const AT_ONCE = 6;

const todoList = (items: readonly TodoItem[], start: number): Markup =>
  html`<ol class="todo" start="${start}">
    ${items.map(
      ({ number, mark, title, why }) =>
        html`<li>
          <input type="checkbox" id="todo-${number}" /><label for="todo-${number}">${mark} ${title}</label>
          <span class="small">${why} <a href="#remediation-${number}" aria-label="${mark} ${title}">↓</a></span>
        </li>`,
    )}
  </ol>`;

export const remediations = ({ remediations: view }: View): Markup =>
  section(
    'remediations',
    view.heading,
    view.items.length === 0
      ? html`<p>${view.none}</p>`
      : view.items.map((item) => remediation(item, view.uiLabel, view.sourcesLabel)),
  );

const remediation = (item: RemediationView, uiLabel: string, sourcesLabel: string): Markup =>
  html` <article
    class="card remediation"
    id="remediation-${item.number}"
    aria-labelledby="remediation-${item.number}-title"
  >
    <p class="label">${item.mark}${item.usedBy !== '' && ` · ${item.usedBy}`}</p>
    <h3 id="remediation-${item.number}-title">${item.title}</h3>
    ${facts(item.facts)}
    <ol class="steps">
      ${item.steps.map(
        ({ text, command: line, ui }) =>
          html`<li>
            <p>
              <label><input type="checkbox" /> ${text}</label>
            </p>
            ${ui !== null && html`<p class="ui">${uiLabel}: <span>${ui}</span></p>`}${line !== null && command(line)}
          </li> `,
      )}
    </ol>
    ${list(item.verify)} ${item.cautions.map((caution) => html`<div class="caution-list">${list(caution)}</div>`)}
    ${sources(sourcesLabel, item.sources)}
  </article>`;

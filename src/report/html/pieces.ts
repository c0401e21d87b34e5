import { lines, webAddress } from '../escape';
import type { Moment } from '../moment';
import type { Cell, Fact, Table, TextList } from '../view/pieces';
import type { SourceView } from '../view/remediations';
import { html, type Child, type Markup } from './template';

/** A part of the page with its heading; `id` is ours and never comes from a log. */
export const section = (id: string, heading: string, ...content: Child[]): Markup =>
  html` <section id="${id}" aria-labelledby="${id}-heading">
    <h2 id="${id}-heading">${heading}</h2>
    ${content}
  </section>`;

export const facts = (all: Fact[], kind: 'grid' | 'figures' = 'grid'): Markup =>
  html`<dl class="${kind}">
    ${all.map(
      ({ name, value, code }) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${code ? html`<code>${drawn(value)}</code>` : drawn(value)}</dd>
        </div>`,
    )}
  </dl>`;

export const table = ({ caption, columns, rows, leftOut }: Table, hideCaption = false): Child =>
  rows.length > 0 &&
  html`<div class="scroll" tabindex="0" role="group" aria-label="${caption}"><table>
<caption${hideCaption && html` class="unseen"`}>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col" ${column.number === true && html` class="number"`}>${column.title}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>
        ${columns.map((column, at) => cell(column.title, row[at] ?? '', at === 0, column))}
      </tr> `,
  )}</tbody>
</table></div>${leftOut !== null && html`<p class="note">${leftOut}</p>`}`;

/** UTC, and below it the chosen zone. */
export const time = ({ iso, utc, local }: Moment): Markup =>
  html`<time datetime="${iso}">${utc}${local !== null && html` <span class="small">${local}</span>`}</time>`;

const drawn = (cell: Cell): Child => (typeof cell === 'string' ? cell : time(cell));

/** `data-label` repeats the column's title where a narrow screen has no room for a header row. */
function cell(
  label: string,
  value: Cell,
  first: boolean,
  { number, code }: { number?: boolean | undefined; code?: boolean | undefined },
): Markup {
  const content = code ? html`<code>${drawn(value)}</code>` : drawn(value);
  const kind = number ? html` class="number"` : null;
  return first
    ? html`<th scope="row" data-label="${label}" ${kind}>${content}</th>`
    : html`<td data-label="${label}" ${kind}>${content}</td>`;
}

/** `level` is the heading's place in the order of the page: h4 inside a card, h3 in a section. */
export const list = ({ heading, items }: TextList, level: 3 | 4 = 4): Markup =>
  html`<div class="list">
    ${level === 3 ? html`<h3>${heading}</h3>` : html`<h4>${heading}</h4>`}
    <ul>
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>
  </div>`;

export const command = (text: string): Markup => html`<pre><code>${lines(text).join('\n')}</code></pre>`;

export const sources = (label: string, all: SourceView[]): Child =>
  all.length > 0 &&
  html`<p class="sources">
    ${label}:
    ${all.map(({ title, url, date }, at) => {
      const address = webAddress(url);
      const words = `${title} (${date})`;
      return html`${at > 0 && '; '}${address === null ? html`${words} <code>${url}</code>` : html`<a href="${address}" rel="noopener noreferrer">${words}</a>`}`;
    })}
  </p>`;

import { page } from '../report/html/frame';
import { facts, list, section, table } from '../report/html/pieces';
import { html, type Markup } from '../report/html/template';
import type { ComparedView, ComparisonView } from './view';

/** One self-contained page without a script. */
export const comparisonAsHtml = (view: ComparisonView): string =>
  page(
    view.language,
    `${view.title}: ${view.answer.status}`,
    html`<header>
        <h1>${view.title}</h1>
        <p class="servers">${view.subtitle}</p>
      </header>
      <main id="main">
        ${answer(view)}
        ${section(
          'findings',
          view.findings.heading,
          view.findings.items.length === 0 ? html`<p>${view.findings.none}</p>` : view.findings.items.map(finding),
        )}
        ${view.tables.map((rows, at) => section(`table-${at + 1}`, rows.caption, table(rows, true)))}
        ${view.lists.map((items) => html`<section>${list(items, 3)}</section>`)}
      </main>
      <footer>
        ${section('about', view.about.heading, facts(view.about.facts), html`<p class="block">${view.about.privacy}</p>`)}
      </footer>`,
    'without-script',
  );

const answer = ({ answer: { heading, tone, status, sentence, reasons } }: ComparisonView): Markup =>
  html` <div class="card verdict ${tone}" role="region" aria-labelledby="answer-heading">
    <h2 id="answer-heading">${heading}</h2>
    <p class="status">${status}</p>
    <p class="sentence">${sentence}</p>
    ${
      reasons.length > 0 &&
      html`<ul>
        ${reasons.map((reason) => html`<li>${reason}</li>`)}
      </ul>`
    }
  </div>`;

const finding = ({ number, tone, label, title, facts: known, reasons }: ComparedView): Markup =>
  html` <article class="card ${tone}" id="finding-${number}" aria-labelledby="finding-${number}-title">
    <p class="label">${number} · ${label}</p>
    <h3 id="finding-${number}-title">${title}</h3>
    ${facts(known)}
    ${
      reasons.length > 0 &&
      html`<ul>
        ${reasons.map((reason) => html`<li>${reason}</li>`)}
      </ul>`
    }
  </article>`;

import { findings, remediations, todo } from './html/findings';
import { page } from './html/frame';
import { facts, list, section, table } from './html/pieces';
import { picture } from './html/picture';
import { html as markup, type Child, type Markup } from './html/template';
import { timeline } from './html/timeline';
import type { Reporter } from './reporter';
import { buildView, type TableSection, type View } from './view';
import type { Table } from './view/pieces';

/** One self-contained page; its script adds filter, sort and zoom to what is there without it. */
export const html: Reporter = (report, catalog) => {
  const view = buildView(report, catalog);
  const { header, language } = view;
  return page(
    language,
    `${header.title}: ${header.servers}`,
    markup`<a class="skip" href="#main">${view.skip}</a>
<header>
<h1>${header.title}</h1>
<p class="servers">${header.servers}</p>
<p>${header.span}</p>
${header.spanExact !== '' && markup`<p class="soft">${header.spanExact}</p>`}
${contents(view)}
</header>
<main id="main">
${verdict(view)}
${todo(view)}
${view.picture && section('picture-section', view.picture.title, picture(view.picture))}
${findings(view)}
${remediations(view)}
${view.overview.map(({ id, table: rows }) => tableSection(id, rows))}
${timeline(view.timeline)}
${view.appendix.map(({ id, table: rows }) => tableSection(id, rows))}
${coverage(view)}
</main>
<footer>${section('about', view.about.heading, facts(view.about.facts), markup`<p class="block">${view.about.privacy}</p>`)}</footer>`,
    'with-script',
  );
};

function contents(view: View): Markup {
  const link = ({ id, table: rows }: TableSection): [string, string, boolean] => [
    id,
    rows.caption,
    rows.rows.length > 0,
  ];
  const links: [string, string, boolean][] = [
    ['todo', view.todo.heading, view.todo.items.length > 0],
    ['picture-section', view.picture?.title ?? '', view.picture !== null],
    ['findings', view.findings.heading, true],
    ['remediations', view.remediations.heading, true],
    ...view.overview.map(link),
    ['timeline', view.timeline.heading, true],
    ...view.appendix.map(link),
    ['coverage', view.coverage.heading, true],
    ['about', view.about.heading, true],
  ];
  return markup`<nav aria-label="${view.contents}"><ul>${links.map(
    ([id, title, drawn]) => drawn && markup`<li><a href="#${id}">${title}</a></li>`,
  )}</ul></nav>`;
}

const verdict = ({ verdict: view }: View): Markup => markup`
<div class="card verdict ${view.tone}" role="region" aria-labelledby="verdict-heading">
<h2 id="verdict-heading">${view.heading}</h2>
<p class="status">${view.status}</p>
<p class="sentence">${view.sentence}</p>
${view.reasons.length > 0 && markup`<ul>${view.reasons.map((reason) => markup`<li>${reason}</li>`)}</ul>`}
${view.next && markup`<p class="next">${view.next.label} <a href="#remediation-${view.next.number}">${view.next.mark} ${view.next.title}</a></p>`}
${facts(view.figures, 'figures')}
</div>`;

const tableSection = (id: string, rows: Table): Child =>
  rows.rows.length > 0 && section(id, rows.caption, table(rows, true));

const coverage = ({ coverage: view }: View): Markup =>
  section(
    'coverage',
    view.heading,
    facts(view.facts),
    view.tables.map((rows) => markup`<div class="block">${table(rows)}</div>`),
    view.lists.map((items) => markup`<div class="block">${list(items, 3)}</div>`),
  );

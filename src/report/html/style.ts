/** The page's whole style sheet: a constant, so nothing of a log can reach it. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f6f6f3; --card: #fffffe; --ink: #1d2023; --soft: #575c61; --line: #dcdcd5; --inset: #f1f1ec;
  --bad: #a3211b; --caution: #7d5200; --good: #22633b; --plain: #44536a; --link: #1c4f86;
  --bar-good: #9dbfa8; --bar-bad: #b8433b; --bar-wait: #c79a3d; 
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #15171a; --card: #1c1f23; --ink: #e6e5e1; --soft: #a3a8ad; --line: #33383e; --inset: #24282d;
    --bad: #f2938a; --caution: #e5bd6b; --good: #8fcca3; --plain: #a9bad3; --link: #9cc3ee;
    --bar-good: #4d7a5b; --bar-bad: #d3655b; --bar-wait: #b98f3c; 
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: auto; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.55 "Segoe UI Variable Text", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word;
}
main, header, footer { max-width: 70rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 3rem; }
footer { padding-bottom: 4rem; color: var(--soft); }
h1, h2, h3, h4, p, ul, ol, dl, figure { margin: 0; }
h1 { font-size: 1.05rem; font-weight: 600; color: var(--soft); }
h2 { font-size: 1.35rem; font-weight: 600; line-height: 1.25; padding-bottom: .9rem; }
h3 { font-size: 1.15rem; font-weight: 600; line-height: 1.35; max-width: 44rem; text-wrap: balance; }
h4, .list > h3 { font-size: .85rem; font-weight: 600; color: var(--soft); }
.servers { font-size: 2rem; font-weight: 300; line-height: 1.2; letter-spacing: -.01em; padding: .15rem 0 .35rem; overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre { font-family: "Cascadia Mono", Consolas, ui-monospace, "SF Mono", Menlo, monospace; font-size: .875em; overflow-wrap: anywhere; }
pre { margin: .5rem 0 0; padding: .75rem 1rem; background: var(--inset); border-radius: 4px; white-space: pre-wrap; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 1.1rem 0 1.4rem; font-size: .9rem; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
section { padding-top: 3rem; }
.soft, .note, .sources, figcaption { color: var(--soft); font-size: .9rem; }
.note { padding: .4rem 0; max-width: 60rem; }
.prose { max-width: 66ch; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 1.5rem 1.75rem 1.6rem; margin-bottom: 1.25rem; }
.card > * + * { margin-top: .8rem; }
.card > .label + h3 { margin-top: .1rem; }
.label { font-size: .85rem; font-weight: 600; color: var(--tone, var(--soft)); }
.bad { --tone: var(--bad); } .caution { --tone: var(--caution); } .good { --tone: var(--good); } .plain { --tone: var(--plain); }
.verdict { border-top: 5px solid var(--tone); padding: 1.6rem 1.75rem 1.5rem; }
.verdict h2 { font-size: .85rem; color: var(--soft); padding: 0; }
.verdict .status { font-size: 2.6rem; font-weight: 600; line-height: 1.15; letter-spacing: -.02em; color: var(--tone); margin-top: 0; }
.verdict .sentence { font-size: 1.15rem; margin-top: .25rem; max-width: 54ch; }
.verdict ul { padding-left: 1.15rem; max-width: 66ch; }
.verdict .next { font-weight: 600; }
dl.figures { display: flex; flex-wrap: wrap; gap: .75rem 2.25rem; border-top: 1px solid var(--line); padding-top: 1rem; margin-top: 1.3rem; }
.figures div { display: flex; flex-direction: column-reverse; }
.figures dt { font-size: .85rem; color: var(--soft); }
.figures dd { margin: 0; font-size: 1.5rem; font-weight: 300; line-height: 1.2; }
dl.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: .7rem 1.5rem; padding-top: .3rem; }
.grid dt { font-size: .85rem; color: var(--soft); }
.grid dd { margin: 0; overflow-wrap: anywhere; }
.caveat { color: var(--caution); }
.remedies { font-weight: 600; }
.remediation .grid { grid-template-columns: minmax(6rem, max-content) minmax(min(15rem, 100%), 1fr); }
.lists { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(21rem, 100%), 1fr)); gap: 1rem 2rem; border-top: 1px solid var(--line); padding-top: 1rem; }
.list ul { padding-left: 1.1rem; max-width: 66ch; }
.list li + li { margin-top: .25rem; }
.caution-list .list { border-left: 3px solid var(--caution); padding-left: 1rem; }
.steps { padding-left: 1.6rem; }
.steps li { padding-left: .3rem; }
.steps li + li { margin-top: .9rem; }
.steps p { max-width: 66ch; }
.ui { color: var(--soft); } .ui span { color: var(--ink); }
details > summary { cursor: pointer; color: var(--link); width: fit-content; }
details[open] > summary { margin-bottom: .6rem; }
.all { margin-top: 1.25rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; font-weight: 600; padding: .8rem 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem 1rem .5rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
td, tbody th { overflow-wrap: anywhere; min-width: 4.5rem; }
thead th { color: var(--soft); font-size: .85rem; vertical-align: bottom; border-bottom-color: var(--soft); }
.number { text-align: right; white-space: nowrap; }
.small { display: block; color: var(--soft); font-size: .9em; }
time { display: inline-block; white-space: nowrap; }
td.user { min-width: 13rem; } .who { display: inline-block; min-width: 12rem; }
tbody th { min-width: 9rem; }
@media screen and (min-width: 48rem) { table:not(.flows) tbody th { min-width: 15rem; } td:not(.number) { min-width: 7rem; } }
thead th, .outcome, .id { overflow-wrap: normal; }
.id { white-space: nowrap; }
tr.pair > * { border-bottom: 0; padding-bottom: .1rem; }
tr.events td { padding-top: 0; }
.outcome { color: var(--tone); font-weight: 600; }
.flows td ul { padding: 0 0 .3rem 1.1rem; color: var(--soft); }
.succeeded { fill: var(--bar-good); background: var(--bar-good); } .failed { fill: var(--bar-bad); background: var(--bar-bad); } .undecided { fill: var(--bar-wait); background: var(--bar-wait); }
.picture { padding: .2rem 0 1rem; }
.lane + .lane { padding-top: 1rem; }
.lane .server { font-size: .85rem; font-weight: 600; padding-bottom: .25rem; overflow-wrap: anywhere; }
.lane svg { display: block; width: 100%; }
.lane .states { height: .9rem; } .lane .beats { height: .7rem; margin-top: .2rem; } .lane .attempts { height: 6rem; margin-top: .2rem; }
.lane .beats rect { fill: var(--soft); opacity: .55; } .swatch.up { height: .4em; vertical-align: .15em; } .swatch.heartbeats { background: var(--soft); opacity: .55; }
.lane line { stroke: var(--soft); stroke-width: 1; vector-effect: non-scaling-stroke; }
.up { fill: var(--bar-good); background: var(--bar-good); } .degraded { fill: var(--bar-wait); background: var(--bar-wait); } .down { fill: var(--bar-bad); background: var(--bar-bad); } .off { fill: var(--plain); background: var(--plain); } .gap { fill: var(--line); background: var(--line); }
.mark { fill: none; background: none; stroke: var(--bar-bad); stroke-width: 1; vector-effect: non-scaling-stroke; opacity: .6; } .mark.undecided { stroke: var(--bar-wait); }
.ticks { display: flex; justify-content: space-between; gap: .5rem; font-size: .75rem; color: var(--soft); border-top: 1px solid var(--line); margin-top: .3rem; padding-top: .25rem; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; list-style: none; padding: .6rem 0 0; font-size: .85rem; color: var(--soft); }
.swatch { display: inline-block; width: .8em; height: .8em; margin-right: .4em; border-radius: 2px; vertical-align: -.05em; }
.zoom, .pages { display: flex; flex-wrap: wrap; gap: .4rem; padding-bottom: .6rem; } .zoom[hidden], .pages[hidden] { display: none; }
button, select, input[type=search], input[type=datetime-local] { font: inherit; font-size: .9rem; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: 4px; padding: .25rem .6rem; max-width: 100%; }
button { cursor: pointer; } button:disabled { color: var(--soft); border-color: var(--line); cursor: default; }
thead button { border: 0; background: none; padding: 0; color: var(--soft); font-size: .85rem; text-align: left; }
th[aria-sort=ascending] button::after { content: " ▲"; } th[aria-sort=descending] button::after { content: " ▼"; }
.show { font-size: .8rem; padding: .05rem .4rem; }
.filter { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); gap: .6rem 1rem; padding: .4rem 0; }
.filter label { display: flex; flex-direction: column; gap: .15rem; font-size: .85rem; color: var(--soft); min-width: 0; }
.replaced { display: none; }
.todo { padding-left: 1.6rem; } .todo li { padding: .25rem 0; } .todo label { display: inline-block; max-width: calc(100% - 2.2rem); font-weight: 600; margin-left: .5rem; vertical-align: top; } .todo .small { margin-left: 1.7rem; }
input[type=checkbox] { width: 1rem; height: 1rem; accent-color: var(--good); vertical-align: -.12em; margin: 0; }
input:checked + label, label:has(input:checked) { color: var(--soft); text-decoration: line-through; }
.flows pre { max-height: 24rem; overflow: auto; font-size: .8rem; }
figcaption { padding-top: .5rem; max-width: 66rem; }
.block { padding-top: 1.25rem; }
@media (max-width: 44rem) {
  main, header, footer { padding-left: 1rem; padding-right: 1rem; }
  header { padding-top: 1.5rem; }
  .servers { font-size: 1.5rem; }
  .card, .verdict { padding: 1.1rem 1rem 1.2rem; }
  .verdict .status { font-size: 2rem; }
  dl.grid { grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); }
  .remediation .grid { grid-template-columns: 1fr; }
  td.user, tbody th, .who { min-width: 0; }
  .id { white-space: normal; overflow-wrap: anywhere; }
  tr.pair { border-bottom: 0; padding-bottom: 0; }
  tr.events { padding-top: 0; }
  tr.events td { display: block; }
  tr.events td::before { content: none; }
  table, tbody, caption { display: block; }
  thead { display: none; }
  tr { display: block; padding: .6rem 0; border-bottom: 1px solid var(--line); }
  td, tbody th { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0 .75rem; padding: .1rem 0; border: 0; text-align: left; }
  td::before, tbody th::before { content: attr(data-label); color: var(--soft); font-weight: 400; }
  td > *, tbody th > * { grid-column: 2; }
  time { white-space: normal; }
}
@media print {
  :root {
    --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --inset: #f3f3f3;
    --bad: #8e1a15; --caution: #6b4700; --good: #1c5231; --plain: #333; --link: #000;
    --bar-good: #9dbfa8; --bar-bad: #b8433b; --bar-wait: #c79a3d; 
  }
  @page { margin: 16mm 14mm; }
  :root { font-size: 9pt; }
  main, header, footer { max-width: none; padding: 0; }
  nav, .skip, .live, .zoom, .show { display: none; }
  .replaced { display: block; }
  pre, .flows pre { max-height: none; overflow: visible; }
  section { padding-top: 1.5rem; }
  h2, h3, h4, caption, summary, .label { break-after: avoid; }
  tr, .verdict, .list, .picture, .lane, .todo li { break-inside: avoid; }
  .scroll { overflow: visible; }
  table { font-size: .82rem; }
  th, td { padding-right: .6rem; }
  td, tbody th { min-width: 0; }
  tbody th { min-width: 6rem; }
  td.user { min-width: 8rem; }
  time { white-space: normal; }
  .flows time { white-space: nowrap; }
  .card { padding: 1rem 0; border-width: 1px 0 0; border-radius: 0; margin: 0; }
  .verdict { border-top-width: 4px; }
  details::details-content { content-visibility: visible; block-size: auto; height: auto; }
  .sources a::after { content: " <" attr(href) ">"; overflow-wrap: anywhere; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

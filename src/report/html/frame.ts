import type { Language } from '../../model/catalog';
import { SCRIPT_HASH, STYLE_HASH } from './hashes';
import { script } from './script';
import { style } from './style';
import { html as markup, Markup, type Child } from './template';

/**
 * Nothing is loaded from anywhere, and nothing runs or styles but our own sheet and script, named by their hashes: even if a
 * text of the log got through the escape, it could do nothing. The hashes are constants that a test holds to the texts.
 */
const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; script-src '${SCRIPT_HASH}'; base-uri 'none'; form-action 'none'`;

/** A whole page around its body. */
export const page = (
  language: Language,
  title: string,
  body: Child,
  scripted: 'with-script' | 'without-script',
): string =>
  `${markup`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${body}
${scripted === 'with-script' && markup`<script>${new Markup(script)}</script>`}
</body>
</html>
`}`;

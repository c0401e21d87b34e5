/** Values of identifying shape that are the same everywhere: they name a product, a role or nothing. */

/** Domains of Microsoft and of standards; subdomains included. */
const PUBLIC_DOMAINS = [
  ...[
    'microsoft.com',
    'microsoftonline.com',
    'microsoftonline-p.com',
    'microsoftonline.us',
    'windows.net',
    'windows.com',
  ],
  ...['azure.com', 'azure.us', 'windowsazure.com'],
  ...['office.com', 'office.net', 'office365.com', 'outlook.com', 'live.com', 'msftauth.net', 'msauth.net', 'aka.ms'],
  ...['msocsp.com', 'digicert.com', 'usgovcloudapi.net', 'chinacloudapi.cn', 'cloudapi.de', 'w3.org', 'xmlsoap.org'],
  ...['onmicrosoft.com', 'mail.onmicrosoft.com', 'github.com'],
];
const publicDomains = new Set(PUBLIC_DOMAINS);

/** Below these, customers have names of their own two levels down: `login.windows.net` is public, `x.blob.core.windows.net` is not. */
const RENTED = /\.(?:windows\.net|azure\.com|azure\.us|usgovcloudapi\.net|chinacloudapi\.cn|cloudapi\.de)$/i;
const PUBLIC_LABELS = 3;

/** `domain` is one of these, or lies below one in which nobody but its owner has names. */
export function isPublicDomain(domain: string): boolean {
  const labels = domain.toLowerCase().split('.');
  if (/\.onmicrosoft\.[a-z]+$/i.test(domain)) return publicDomains.has(labels.join('.'));
  if (RENTED.test(domain) && labels.length > PUBLIC_LABELS) return false;
  return labels.some((_, at) => publicDomains.has(labels.slice(at).join('.')));
}

/** What stands before a backslash and is no domain of an organisation. */
export const AUTHORITIES =
  /(?:\bNT[ -](?:AUTHORITY|SERVICE)|\bBUILTIN|\bAPPPOOL|\bAPPLICATION PACKAGE AUTHORITY|\bWindow Manager|\bFont Driver Host|\bHK(?:LM|CU|CR|U|EY_\w+))$/i;

/** Containers and units that Active Directory has everywhere. */
const CONTAINERS = new Set([
  ...['users', 'computers', 'builtin', 'system', 'configuration', 'schema', 'services', 'sites', 'domain controllers'],
  ...['foreignsecurityprincipals', 'managed service accounts', 'program data', 'lostandfound', 'microsoft exchange'],
  ...['adminsdholder', 'password settings container', 'extended-rights', 'partitions', 'policies', 'deleted objects'],
]);
export const isContainer = (name: string): boolean => CONTAINERS.has(name.toLowerCase());

export const NIL_GUID = '00000000-0000-0000-0000-000000000000';

/** Addresses of the machine itself and of none. */
export const isOwnAddress = (address: string): boolean => /^(?:127\.|0\.0\.0\.0$|255\.255\.|::1?$)/.test(address);

/** Folders under which no person's files lie. */
export const isPublicProfile = (name: string): boolean => /^(?:Public|Default|Default User|All Users)$/i.test(name);

/** What a text says where it has no name. */
export const isNothing = (value: string): boolean =>
  /^(?:n\/?a|null|none|unknown|not|-+|\?+|localhost|\*)$/i.test(value);

const FILE =
  /\.(?:cpp|cxx|cc|c|h|hpp|inc|inl|idl|cs|vb|js|ts|py|rb|java|dll|exe|sys|pdb|mdb|ldf|mdf|config|ps1|psm1|psd1|log|xml|txt|evtx|csv|zip|json|ya?ml|html?|aspx?|etl)$/i;

/** Files of the product's makers, which look like `DOMAIN\user` and like hosts. */
export const isFileName = (name: string): boolean => FILE.test(name);

import { catalog } from '../../report/samples/catalog.test-data';
import { OwnWords, Redaction } from '../index';

const own = new OwnWords(catalog);
const redacted = (text: string): string =>
  new Redaction(own, { key: Buffer.alloc(32, 7), trackingIds: 'kept', reversible: false }).redactText(text);

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Names in forms of writing that say what they are; whatever begins with `qx` must go. */
const HIDDEN: readonly (readonly [string, string])[] = [
  ['a principal of a computer', 'principal QXSRV$@QXFIRM.COM'],
  ['an address without a readable name', 'all of *@qxfirm.se and {x}@qxfirma.se'],
  ['marks that nobody sees', 'by \u200eqxan\u200bna\u200f@qx\u00adfirm.se\u200e today'],
  ['a mark between the parts', 'qxanna\u200b@\u200bqxfirm.se'],
  ['a logon with a blank, in quotation marks', '"qxfirm\\Qxanna Qxberg" was refused'],
  ['a logon behind a path', 'C:\\Windows\\x.dll ran as qxfirm\\qxanna'],
  ['a logon behind a path with blanks', 'C:\\Program Files\\Some Tool\\a.exe: started by qxfirm\\qxanna'],
  ['a logon of the machine itself', 'runs as .\\qxservice'],
  ['a path of WinNT', 'WinNT://qxfirm/qxserver/qxanna,user'],
  ['a user by the word', 'User: qxanna\nuser=qxberg failed, {"user":"qxcarl"} User: qxdora, x'],
  ['a user in quotation marks', "User 'qxanna' and the account \"qxberg\" are gone, sAMAccountName 'qxcarl'"],
  ['elements', '<displayName>Qxanna Qxberg</displayName><sAMAccountName>qxannab</sAMAccountName>'],
  ['escaped elements', '&lt;displayName&gt;Qxanna Qxberg&lt;/displayName&gt;&lt;User&gt;qxannab&lt;/User&gt;'],
  ['attributes of a directory', '<attr name="displayName" type="string"><value>Qxanna Qxberg</value></attr>'],
  ['named data', "<Data Name='SubjectUserName'>qxanna</Data><Data Name='TargetDomainName'>QXFIRM</Data>"],
  ['JSON with a comma and an apostrophe', '{"displayName":"Qxberg, Anna Qxlotta","givenName":"Qx O\'Qxneill"}'],
  ['a comma in a line', 'displayName: Qxberg, Qxanna\nsn: Qxberg'],
  ['an apostrophe in a line', 'displayName: Qxanna O\u2019Qxneill;'],
  ['a line of LDIF', 'cn: Qxanna Qxberg\n'],
  ['a name before an address', 'sent to Qxanna Qxberg <x@qxfirm.se>'],
  ['an apostrophe in a distinguished name', "CN=O'Qxneill Qxanna"],
  ['a folded distinguished name', 'CN=Qxanna\n Qxberg,OU=Qxunit,DC=qxfirm,DC=com'],
  ['a canonical name', 'contoso.com/Users/Qxanna and qxfirm.com/Qxunit/Qxanna Qxberg'],
  ['whoever begins, however written', 'PasswordResetRequestStart, Details: Qxanna Qxberg'],
  ['an address of any ending', 'POST https://adfs.qxfirm.example7.bmw:8443/adfs'],
  ['an address in mixed case', 'https://Sts.Qxfirm.Com/adfs'],
  ['an address in other protocols', 'ftp://qxserver/x smb://qxfiler/y'],
  ['a share by slashes', 'mounted //qxfiler/data'],
  ['a host with a port', 'dc01.qxfirm.bmw:389 refused'],
  ['hosts of countries that are endings too', 'dc01.qxfirm.pl and dc02.qxfirma.rs'],
  ['a host in mixed case', 'Dc01.Qxfirm.Com refused'],
  ['a host without a share', 'DC: \\\\qxserver\nDom Name: qxfirm'],
  ['a long path of a share', '\\\\?\\UNC\\qxserver\\x\\y'],
  ['hosts and domains in quotation marks', 'The server \'qxserver\' of the domain "qxfirm"'],
  ['a service principal', 'MSSQLSvc/qxserver:1433'],
  ['profiles', 'C:\\USERS\\QXANNA\\x, D:\\Profiles\\qxberg\\x, \\\\x\\home$\\qxcarl\\x, "C:\\Users\\Qxdora Qxek"'],
  ['a personal site', 'https://login.windows.net/personal/qxanna_b/x'],
  [
    'passwords and keys',
    '{"password":"qxone"} <pwd>qxtwo</pwd> client_secret=qxthree&x SharedAccessKey=qxfour; Password: qxfive5!',
  ],
  ['tokens', 'Authorization: Bearer qxabcdefgh1234567 ?a=b&sig=qxsig%3d&c\nCookie: a=qxone; b=qxtwo\nnext'],
];
test.each(HIDDEN)('hidden: %s', (_, text) => {
  expect(redacted(text)).not.toMatch(/qx/i);
});

test('a signed token is hidden as a whole, its claims name somebody', () => {
  const token = [{ alg: 'RS256' }, { name: 'Åsa ÿ?~ Berg', upn: 'åsa~>ÿÿ@firm.se' }].map(base64).join('.');
  expect(redacted(`sent ${token}.c2ln to`)).toMatch(/^sent data-\d to$/);
  expect(redacted(`sent ${token.slice(12)} to`)).not.toContain(token.slice(40, 60));
});

test.each([
  ['10.1.2.3', 'Could not connect 10.1.2.3:443, connect: 10.1.2.3, sync 10.1.2.3'],
  ['10.1.2.3', 'at 10.1.2.3Azure AD Sync, IP10.1.2.3'],
  ['10.1.2.3', 'the build 10.1.2.3:389'],
  ['fd05::1020', 'fd05::1020: refused, address:fd05::1020, [fd05::1020]:443'],
  ['S-1-5-21-1-2-3', '_S-1-5-21-1-2-3-1105_'],
  ['616e6e61', '0x616e6e61406669726d2e7365'],
])('addresses and ids beside whatever stands there: %s', (value, text) => {
  expect(redacted(text)).not.toContain(value);
});

test('a user stays one, with letters composed or taken apart, and two stay two', () => {
  expect(redacted('åsa@firm.se, a\u030asa@firm.se, asa@firm.se')).toMatch(
    /^(user-\d@domain-1), \1, (?!\1)user-\d@domain-1$/,
  );
});

/** What says something about the case and nothing about anybody. */
test.each([
  'System.Net.WebException: The remote server returned an error: (407) Proxy Authentication Required.',
  '   at System.Net.Sockets.Socket.DoConnect(EndPoint endPointSnapshot) in d:\\dbs\\sh\\ndp_main\\socket.cs:line 120',
  'Could not load Microsoft.Online.Coexistence.Schema, Version=1.1.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35',
  'https://login.microsoftonline.com/common/oauth2/token and https://adminwebservice.microsoftonline.com/provisioningservice.svc',
  'C:\\Program Files\\Microsoft Azure AD Sync\\Bin\\miiserver.exe and C:\\Program Files\\Microsoft Azure AD Sync\\Data',
  'Password: The password does not meet the policy. Password=null; pwdLastSet=0, password: expired',
  'User: N/A, user=true, User: SYSTEM, Authorization: failed because of a policy',
  'Entra Connect 2.1.20.0, Azure AD Sync 2.1.20.0, Version: 10.0.14393.0, build 6.3.9600.1',
  'server.cpp(11139): 0x80230626, hr=8023062c, line.cs:58, 12:34:56, std::runtime_error',
  'Rights of the user: Insufficient access; **bold** for **all** of @zip.js/zip.js',
  'the user account must change the password; the server is not operational; a domain controller refused',
])('left as it is: %s', (text) => {
  expect(redacted(text)).toBe(text);
});

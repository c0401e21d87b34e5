import type { Remediation } from '../../model/report';
import { source } from './catalog.test-data';

export const remediations: Remediation[] = [
  {
    id: 'grant-permissions',
    title: 'Grant the connector account the writeback permissions',
    risk: 'low',
    who: 'Domain administrator of the domain, on the sync server',
    steps: [
      {
        text: 'Find the account: open the Active Directory connector and look at its credentials.',
        ui: 'Synchronization Service Manager > Connectors > Properties > Connect to Active Directory Forest',
      },
      {
        text: 'Grant the permissions on the organisational unit.',
        command:
          "Import-Module ADSyncConfig\nSet-ADSyncPasswordWritebackPermissions -ADConnectorAccountName 'MSOL_0123456789ab' -ADConnectorAccountDomain 'corp.contoso.com' -ADobjectDN 'OU=Staff,DC=corp,DC=contoso,DC=com'",
      },
    ],
    verify: 'Within an hour a reset of a failing user ends with event 31002.',
    warnings: ['Make the account a domain administrator: it works and opens the whole domain.'],
    disputes: ['Older pages also ask for the right to change passwords.'],
    sources: [source, { title: 'Not a link', url: 'javascript:alert(1)', date: '2025-01' }],
  },
  {
    id: 'enable-inheritance',
    title: 'Switch on permission inheritance on the user',
    risk: 'medium',
    who: 'Account operator',
    steps: [
      {
        text: 'Enable inheritance in the security settings of the user.',
        ui: 'Active Directory Users and Computers > View > Advanced Features > Security > Advanced',
      },
    ],
    verify: 'The next attempt of the user succeeds.',
    warnings: [],
    disputes: [],
    sources: [source],
  },
];

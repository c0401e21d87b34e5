import * as z from 'zod';

/** The key file of redaction: what an administrator keeps to translate pseudonyms back, and nobody else may have. */
export const redactionKeySchema = z.object({
  aadclog: z.literal('redaction-key'),
  version: z.literal(1),
  key: z.base64().meta({ description: 'Secret of the keyed hash, 32 bytes' }),
  pairs: z.array(
    z.object({
      kind: z.enum([
        'user',
        'account',
        'host',
        'domain',
        'netbios',
        'name',
        'unit',
        'anchor',
        'guid',
        'sid',
        'rid',
        'ip',
        'namespace',
        'file',
        'data',
      ]),
      value: z.string().min(1),
      pseudonym: z.string().min(1),
    }),
  ),
});

export type RedactionKey = z.infer<typeof redactionKeySchema>;

/** What `analyze` and `render` take for redaction. */
export interface RedactFlags {
  redact?: boolean;
  redactKey?: string;
  redactTrackingIds?: boolean;
}

/** Each of the flags asks for redaction: whoever names a key file does not want names in the report. */
export const wantsRedaction = ({ redact, redactKey, redactTrackingIds }: RedactFlags): boolean =>
  redact === true || redactKey !== undefined || redactTrackingIds === true;

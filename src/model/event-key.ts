/** `"<Provider>/<id>"`, for example `"PasswordResetService/33004"`: what identifies an event code. */
export type EventKey = `${string}/${number}`;

/** The one place that builds an event key; `provider` must already be in the catalog's spelling. */
export const eventKey = (provider: string, id: number): EventKey => `${provider}/${id}`;

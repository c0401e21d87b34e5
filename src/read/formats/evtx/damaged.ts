/** The bytes do not say what they should; the message names the part, for a problem's detail. */
export class Damaged extends Error {}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Characters that XML allows and a terminal obeys. */
const obeyed = /[\u007f-\u009f\p{Bidi_Control}\u2028\u2029]/gu;

/** A text for an XML attribute or element. XML allows few control characters, and no lone surrogates. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
    .replace(obeyed, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`);
}

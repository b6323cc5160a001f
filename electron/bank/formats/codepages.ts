/**
 * Two one-byte tables that old bookkeeping programs write and that the platform's decoder lacks or may lack:
 * DOS code page 850 and Mac Roman. The upper 128 characters, in order (Unicode Consortium, MICSFT/PC/CP850.TXT
 * and APPLE/ROMAN.TXT).
 */
const DOS =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'
const MAC =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

function decode(bytes: Uint8Array, table: string): string {
  const codes = new Uint16Array(bytes.length)
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    codes[i] = byte < 0x80 ? byte : table.charCodeAt(byte - 0x80)
  }
  return new TextDecoder('utf-16le').decode(codes)
}

/** Code page 850 (western DOS). */
export function decodeDos(bytes: Uint8Array): string {
  return decode(bytes, DOS)
}

/** Mac Roman. */
export function decodeMac(bytes: Uint8Array): string {
  return decode(bytes, MAC)
}

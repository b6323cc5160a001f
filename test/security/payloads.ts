/**
 * Texts that would do harm where a text is pasted into something: statements of SQL, searches, paths, addresses of
 * databases, formats. Each holds the mark, so that one sees where it went.
 */

export const MARK = 'zqj7'

const sql = [
  `' OR '1'='1' -- ${MARK}`,
  `" OR ""="${MARK}`,
  `${MARK}'; DROP TABLE entry; --`,
  `${MARK}"; DELETE FROM change; --`,
  `${MARK}') UNION SELECT hash, body FROM change --`,
  `${MARK}'; ATTACH DATABASE '/tmp/${MARK}.db' AS other; --`,
  `${MARK}' || load_extension('/tmp/${MARK}.so') || '`,
  `${MARK}'; PRAGMA writable_schema = ON; --`,
  `${MARK}]; VACUUM INTO '/tmp/${MARK}.db'; --`,
  `\`${MARK}\` DESC; SELECT 1`,
  `${MARK} /* `,
  `0x27 OR 1=1 ${MARK}`,
  `${MARK}' COLLATE plain --`,
  `?1 ${MARK}`,
  `:day ${MARK}`,
  `$${MARK} @${MARK}`,
  `${MARK}\\' OR 1=1 --`,
  `${MARK}\u2019 OR 1=1 --`,
  `${MARK}\uff07 OR 1=1 --`,
  `1;${MARK}`,
]

/** What means something to a full-text search or to LIKE. */
const searches = [
  `"${MARK}`,
  `${MARK}" OR "a`,
  `${MARK}*`,
  `NEAR(${MARK} a, 2)`,
  `memo:${MARK}`,
  `^${MARK}`,
  `${MARK} AND`,
  `NOT ${MARK}`,
  `(${MARK}`,
  `{memo} : ${MARK}`,
  `-${MARK} + x`,
  `%${MARK}_`,
]

const connections = [
  `Driver={SQLite3};Database=/tmp/${MARK};`,
  `DSN=x;UID=${MARK};PWD={};}`,
  `file:/tmp/${MARK}?mode=rwc&vfs=unix-none`,
  `:memory: ${MARK}`,
  `http://127.0.0.1:1/${MARK}#@example.org/`,
]

const formats = [
  `\${7*7} {{7*7}} ${MARK}`,
  `%s%n%x ${MARK}`,
  `$(touch /tmp/${MARK}) \`id\` | ; ${MARK}`,
  `${MARK}\r\n{"level":"error"}`,
  `<img src=x onerror=alert(1)>${MARK}`,
  `{"$gt":"","${MARK}":1}`,
  `${MARK}\u0000tail`,
  `${MARK}\ud800`,
  `\u202e${MARK}\u200b`,
  `${MARK}${'x'.repeat(20_000)}`,
  `__proto__${MARK}`,
]

/** Ways out of a folder; `outside` is an existing folder in which nothing may appear. */
function paths(outside: string): string[] {
  return [
    `../../../../../../../../${outside}/${MARK}`,
    `${outside}/${MARK}`,
    `${outside}/${MARK}.bait`,
    `${outside}/./../${outside.split('/').at(-1)}/${MARK}.pdf`,
    `..\\..\\${MARK}`,
    `C:\\Windows\\${MARK}`,
    `\\\\host\\share\\${MARK}`,
    `//host/share/${MARK}`,
    `file://${outside}/${MARK}`,
    `~/${MARK}`,
    `/proc/self/environ/${MARK}`,
    `/dev/null/${MARK}`,
    `CON${MARK}:$DATA`,
    `${outside}/${MARK}\u0000.pdf`,
    `%2e%2e%2f${MARK}`,
    `nul\n${MARK}`,
  ]
}

export const payloadsFor = (outside: string): readonly string[] => [
  ...sql,
  ...searches,
  ...connections,
  ...formats,
  ...paths(outside),
]

/** The same text without what could do harm: as long, with as many words. */
export const harmlessTwin = (payload: string): string => payload.replace(/[^A-Za-z0-9 ]/gu, 'x')

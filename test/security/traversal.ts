/**
 * Some three hundred ways of writing a path out of a folder of files to serve: to `secret.js` above it, to the folder beside it
 * whose name begins alike (`renderer-evil`), through the links `link.js` and `folder`, by other letters, devices and shares.
 */

/** Ways of writing "the folder above". */
const ups =
  '../ ..%2f ..%2F %2e%2e/ %2E%2E/ %2e%2e%2f .%2e/ %2e./ ..\\ ..%5c %2e%2e%5c ..%252f %252e%252e%252f %25%32%65%25%32%65%2f ..%c0%af %c0%ae%c0%ae/ ..%e0%80%af ..%ef%bc%8f ．．/ %uff0e%uff0e/ ....// ....\\/ ..;/ ..%00/ ..%0d%0a/ ..%20/ ./../ .//../'.split(
    ' ',
  )
const targets = ['secret.js', 'renderer-evil/secret.js']
const places = ['/etc', 'C:', 'C:/Windows', '\\\\host\\share', '//host/share', '//?/C:/', '/proc/self']
const links = 'link.js folder/secret.js folder/../folder/secret.js FOLDER/secret.js LINK.JS'.split(' ')
const names =
  'notes.txt .hidden.js page.js%00.png page.js::$DATA page.js:x page.js. page.js%20 PAGE.JS assets assets/ index.html/ con NUL.js % %zz ~/secret.js $HOME/secret.js page.mjs *.js ?/../secret.js #/../secret.js shell/main.mjs host/desktop.mjs'.split(
    ' ',
  )

/** `above` is the folder that holds the served one. */
export function pathsOutOf(above: string): string[] {
  const climbing = ups.flatMap((up) =>
    targets.flatMap((target) => [1, 2, 3, 5].map((depth) => `/${up.repeat(depth)}${target}`)),
  )
  const beside = ups.map((up) => `/${up}renderer-evil%2fsecret.js`)
  const inside = ups.flatMap((up) => [`/assets/${up}${up}secret.js`, `/assets${up}secret.js`])
  const absolute = [above, ...places].flatMap((place) => [
    `/${place}/secret.js`,
    `//${place}/secret.js`,
    `/${encodeURIComponent(`${place}/secret.js`)}`,
    `/%2f${place}/secret.js`,
  ])
  const long = [`/${'a/'.repeat(2_000)}x.js`, `/${'a'.repeat(5_000)}.js`]
  const named = [...links, ...names].map((name) => `/${name}`)
  return [...new Set([...climbing, ...beside, ...inside, ...absolute, ...named, ...long])]
}

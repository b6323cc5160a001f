/** The files of the house as the rules see them: paths, texts, and for TypeScript the parsed program. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'

export const root = path.resolve(import.meta.dirname, '../..')

/** A node of the parsed program (ESTree with TypeScript and JSX). */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

export interface Import {
  readonly from: string
  /** Leaves nothing at run time. */
  readonly typeOnly: boolean
  readonly start: number
}

export interface Source {
  /** From the root, with `/`. */
  readonly path: string
  readonly text: string
  readonly program: Node
  readonly imports: readonly Import[]
}

export interface Finding {
  readonly path: string
  readonly line: number
  readonly message: string
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** What a rule found at a place of a source. */
export function finding(source: { path: string; text: string }, offset: number, message: string): Finding {
  return { path: source.path, line: lineAt(source.text, offset), message }
}

/** One line per finding, as an editor opens it. */
export function shown(findings: readonly Finding[]): string[] {
  return findings.map(({ path: file, line, message }) => `${file}:${line} ${message}`)
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

/** The nodes directly inside a node. */
export function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  )
}

/** Every node of a program with its parent, from the outside in. */
export function* nodesOf(node: Node, parent?: Node): Generator<{ node: Node; parent: Node | undefined }> {
  yield { node, parent }
  for (const child of childrenOf(node)) yield* nodesOf(child, node)
}

function stringOf(node: unknown): string | undefined {
  return isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined
}

const importTypes = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
])

/** The module that a node brings in: import, export from, dynamic import, `require`, or `import('…').Type`. */
function importOf(node: Node): Import | undefined {
  const typeOnly = node.importKind === 'type' || node.exportKind === 'type' || node.type === 'TSImportType'
  const isRequire = node.type === 'CallExpression' && isNode(node.callee) && node.callee.name === 'require'
  const place = isRequire ? (node.arguments as unknown[])[0] : node.source
  const from =
    importTypes.has(node.type) || node.type === 'TSImportType' || isRequire ? stringOf(place) : undefined
  return from === undefined ? undefined : { from, typeOnly, start: node.start }
}

/** Parses a text as the file at that path. */
export function sourceOf(file: string, text: string): Source {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const tree = program as unknown as Node
  const imports = [...nodesOf(tree)].flatMap(({ node }) => importOf(node) ?? [])
  return { path: file, text, program: tree, imports }
}

/** What .gitignore leaves out, for a copy that is no clone. */
const outputs = /^(\.git|node_modules|dist|coverage|test-results|playwright-report)(\/|$)|^\.install-lock$/

function filesWithoutGit(): string[] {
  const entries = fs.readdirSync(root, { withFileTypes: true }).filter(({ name }) => !outputs.test(name))
  return entries.flatMap((entry) => {
    if (entry.isFile()) return [entry.name]
    const inside = fs.readdirSync(path.join(root, entry.name), { withFileTypes: true, recursive: true })
    return inside
      .filter((file) => file.isFile())
      .map((file) => path.relative(root, path.join(file.parentPath, file.name)).replaceAll('\\', '/'))
  })
}

/** Every file that is or would be committed. */
export function allFiles(): readonly string[] {
  // The folder may belong to another user than the one who tests it.
  const words = ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard']
  const listed = spawnSync('git', words, { cwd: root, encoding: 'utf8' })
  const files = listed.status === 0 ? listed.stdout.split('\n') : filesWithoutGit()
  return files.filter((file) => file !== '' && fs.existsSync(path.join(root, file))).sort()
}

export function readFile(file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8')
}

/** Every TypeScript or JavaScript file of the house, parsed. */
export function allSources(): readonly Source[] {
  return allFiles()
    .filter((file) => /\.(ts|tsx|mjs|cjs|js)$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => sourceOf(file, readFile(file)))
}

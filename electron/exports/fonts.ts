/**
 * The letters of what is printed: Source Sans 3 (SIL Open Font License), whole, so that any European name can be
 * written; its figures have one width. A bundle holds the bytes themselves (build/fonts.ts): the packaged app has no
 * folder of packages.
 */
import fs from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const bytesOf = (file: string): Uint8Array => fs.readFileSync(file)

export const regularFont = bytesOf(
  require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
)
export const boldFont = bytesOf(
  require.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
)

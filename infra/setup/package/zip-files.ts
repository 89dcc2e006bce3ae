/**
 * Same files, same bytes: names in order, one fixed time, and a compressor that is part of our lock file (the one built
 * into Node changes with its version).
 */
import { unzipSync, zipSync } from 'fflate'
import type { PackageFiles } from './assemble-files.ts'

/** A zip knows no time zone, only the numbers on the clock: these are the same in every zone. */
const packedAt = () => new Date(1980, 0, 1, 12)

export function zipFiles(files: PackageFiles): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: packedAt() })
}

export function unzipFiles(zip: Uint8Array): PackageFiles {
  return new Map(Object.entries(unzipSync(zip)))
}

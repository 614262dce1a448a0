import type { RecordVersion } from '#domain/record/record-version.ts'
import type { NewPack } from './change.ts'
import { usualSizes } from './pack-text.ts'

/** Records of one scope, cut into packs. */
export function inPacks(
  about: Omit<NewPack, 'records'>,
  records: readonly RecordVersion[],
  size: number = usualSizes.pack,
): NewPack[] {
  const packs: NewPack[] = []
  for (let from = 0; from < records.length; from += size) {
    packs.push({ ...about, records: records.slice(from, from + size) })
  }
  return packs
}

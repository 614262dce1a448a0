import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import { definitionOf, registry } from '#domain/records/registry.ts'
import { mergesAlike } from './kinds/merges-alike.ts'
import { soundWorkflow } from './kinds/sound-workflow.ts'
import { wellDefined } from './kinds/well-defined.ts'

const kinds = Object.keys(registry).map((type) => [type, definitionOf(type)!] as const)

const isDefinition = (one: unknown) =>
  typeof one === 'object' && one !== null && 'type' in one && 'fields' in one

test('every folder of src/domain/records that defines a kind is registered under its type', async () => {
  const rooms = join(import.meta.dirname, '../../src/domain/records')
  const folders = readdirSync(rooms).filter((name) => existsSync(join(rooms, name, 'definition.ts')))
  const defined: unknown[] = []
  for (const folder of folders) {
    const exported = (await import(`../../src/domain/records/${folder}/definition.ts`)) as Record<
      string,
      unknown
    >
    defined.push(...Object.values(exported).filter(isDefinition))
  }
  expect(defined.length).toBe(folders.length)
  expect(new Set(defined)).toEqual(new Set(Object.values(registry)))
  expect(kinds.filter(([type, definition]) => definition.type !== type)).toEqual([])
})

describe.each(kinds)('%s', (_type, definition: RecordDefinition) => {
  wellDefined(definition)
  soundWorkflow(definition)
  mergesAlike(definition)
})

describe('written rules that ask for a photo', () => {
  test('an inspection may give a reason instead of the file photos', () => {
    const { archivePhotos, noPhotoReason } = registry.houseInspection.fields
    expect([archivePhotos.required ?? false, noPhotoReason.required ?? false]).toEqual([false, false])
  })
})

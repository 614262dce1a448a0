import type { Edit } from './defects/edit.ts'

/**
 * What the product does not have yet and its engine must be ready for: a second schema with an up-caster, fields
 * that merge as `max` and `min`; and parts of photos so small that a tiny picture needs several.
 */
export const testBuild: readonly Edit[] = [
  {
    file: 'src/domain/sync/protocol.ts',
    find: 'export const SCHEMA = 1',
    replace: 'export const SCHEMA = 2',
  },
  {
    file: 'sync-server/services/sync/upcast-mutation.ts',
    find: 'const upCasters: Readonly<Record<number, UpCaster>> = {}',
    replace: `const renamed = (object) =>
  Object.fromEntries(Object.entries(object ?? {}).map(([key, value]) => [key === 'remark' ? 'note' : key, value]))
const upCasters = {
  1: (mutation) =>
    mutation.type !== 'household'
      ? mutation
      : mutation.op === 'create'
        ? { ...mutation, body: renamed(mutation.body) }
        : mutation.op === 'patch'
          ? { ...mutation, set: renamed(mutation.set) }
          : mutation,
}`,
  },
  {
    file: 'src/domain/records/building/definition.ts',
    find: "floors: number(label('层数', 'Floors'), { max: 100 }),",
    replace: "floors: number(label('层数', 'Floors'), { max: 100, merge: 'max' }),",
  },
  {
    file: 'src/domain/records/building/definition.ts',
    find: "units: number(label('单元数', 'Units'), { max: 50 }),",
    replace: "units: number(label('单元数', 'Units'), { max: 50, merge: 'min' }),",
  },
  {
    file: 'src/sync/part-size.ts',
    find: 'const LEAST = 8 * 1024',
    replace: 'const LEAST = 64',
  },
  {
    file: 'src/sync/part-size.ts',
    find: 'const FIRST = 64 * 1024',
    replace: 'const FIRST = 128',
  },
]

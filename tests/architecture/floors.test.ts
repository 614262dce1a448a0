import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkFloors, readHouse } from './check-floors.ts'

const complaintsAbout = (file: string, source: string) => checkFloors(new Map([[file, source]]))

describe('imports go down', () => {
  it('everywhere in this house', () => {
    expect(checkFloors(readHouse(process.cwd()))).toEqual([])
  })

  it.each([
    ['src/domain/x.ts', `import { ref } from 'vue'`],
    ['src/domain/x.ts', `import type { Table } from 'dexie'`],
    ['src/domain/x.ts', `export * from '#storage/database.ts'`],
    ['src/domain/x.ts', `import { randomUUID } from 'node:crypto'`],
    ['src/domain/x.ts', `import { debounce } from 'lodash'`],
    ['src/domain/sync/x.ts', `const late = () => import('../../sync/engine.ts')`],
    ['src/storage/x.ts', `import { exchange } from '#sync/exchange.ts'`],
    ['src/storage/x.ts', `import { merge } from '../domain/sync/merge.ts'`],
    ['src/sync/x.ts', `import Dexie from 'dexie'`],
    ['src/sync/x.ts', `import { ref } from 'vue'`],
    ['src/service-worker/sw.ts', `import { useSession } from '#stores/session.ts'`],
    ['src/stores/x.ts', `import { openDatabase } from '#storage/database.ts'`],
    ['src/stores/x.ts', `import { precacheAndRoute } from 'workbox-precaching'`],
    ['src/composables/x.ts', `import { ElInput } from 'element-plus'`],
    ['src/components/X.vue', `<script setup lang="ts">\nimport { rows } from '#storage/rows.ts'\n</script>`],
    [
      'src/components/X.vue',
      `<script setup lang="ts">\nimport { useSession } from '#stores/session.ts'\n</script>`,
    ],
    ['src/components/X.vue', `<script setup lang="ts">\nimport { ElTable } from 'element-plus'\n</script>`],
    ['src/views/field/X.vue', `<script setup lang="ts">\nimport { ElTable } from 'element-plus'\n</script>`],
    ['src/views/field/X.vue', `<script setup lang="ts">\nimport T from '#components/desk/T.vue'\n</script>`],
    [
      'src/views/field/X.vue',
      `<script>\nexport default {}\n</script>\n<script setup>\nimport '#sync/x.ts'\n</script>`,
    ],
    ['src/views/field/x.ts', `const all = import.meta.glob('/src/storage/*.ts')`],
    ['src/views/field/x.ts', `import { registerSW } from 'virtual:pwa-register'`],
    ['src/main.ts', `import { createApp } from '#server/app.ts'`],
    ['src/utils/x.ts', `export const one = 1`],
    ['sync-server/app.ts', `import { rows } from '#storage/rows.ts'`],
    ['sync-server/app.ts', `import Database from 'better-sqlite3'`],
    ['sync-server/routes/x.ts', `import { sql } from 'kysely'`],
    ['sync-server/services/x.ts', `import { endpoint } from '../http/endpoint.ts'`],
    ['sync-server/storage/x.ts', `import { pull } from '#server/services/pull.ts'`],
    ['src/views/desk/X.vue', `<script setup>\nimport express from 'express'\n</script>`],
  ])('refuses in %s: %s', (file, source) => {
    expect(complaintsAbout(file, source)).toHaveLength(1)
  })

  it.each([
    [
      'src/domain/records/visit/definition.ts',
      `import { z } from 'zod/mini'\nimport { text } from '../../fields/text.ts'`,
    ],
    ['src/storage/x.ts', `import Dexie from 'dexie'\nimport { merge } from '#domain/sync/merge.ts'`],
    ['src/composables/useX.ts', `import { ref } from 'vue'\nimport { rows } from '#storage/rows.ts'`],
    ['src/views/desk/X.vue', `<script setup>\nimport { ElTable } from 'element-plus'\n</script>`],
    ['src/router/routes.ts', `const desk = () => import('#views/desk/DeskView.vue')`],
    ['src/main.ts', `import { registerSW } from 'virtual:pwa-register'\nimport App from './App.vue'`],
    ['src/domain/x.ts', `// import { ref } from 'vue'\nconst said = "import 'vue'"`],
    [
      'sync-server/routes/x.ts',
      `import { Router } from 'express'\nimport { pull } from '../services/pull.ts'`,
    ],
  ])('allows in %s: %s', (file, source) => {
    expect(complaintsAbout(file, source)).toEqual([])
  })

  it('fails on a copy of the real house with one beam sawn through', () => {
    const copy = mkdtempSync(join(tmpdir(), 'house-'))
    try {
      for (const wing of ['src', 'sync-server']) cpSync(wing, join(copy, wing), { recursive: true })
      mkdirSync(join(copy, 'src/domain/zzz'), { recursive: true })
      writeFileSync(join(copy, 'src/domain/zzz/sawn.ts'), `import { useX } from '#composables/useX.ts'\n`)
      const before = checkFloors(readHouse(process.cwd())).length
      const complaints = checkFloors(readHouse(copy))
      expect(complaints).toHaveLength(before + 1)
      expect(complaints.join()).toContain('src/domain/zzz/sawn.ts: domain may not import composables')
    } finally {
      rmSync(copy, { recursive: true })
    }
  })
})

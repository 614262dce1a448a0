import { readFileSync, readdirSync } from 'node:fs'
import vue from '@vitejs/plugin-vue'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import { appManifest } from './sync-server/tasks/build/app-manifest.ts'
import { deskApart } from './sync-server/tasks/build/desk-apart.ts'
import { firstScreen } from './sync-server/tasks/build/first-screen.ts'
import { projects } from './tests/projects.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
process.env.VITE_APP_VERSION = version

const tasks = 'sync-server/tasks'
const operatorCommands = readdirSync(tasks)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `${tasks}/${file}`)

/** `vite build --ssr` makes dist/server: main.js and one file per operator command; without it, the app in dist/app. */
export default defineConfig(({ isSsrBuild }) => {
  if (process.env.VITEST) return { test: { projects, passWithNoTests: true } }

  if (isSsrBuild) {
    return {
      publicDir: false,
      build: {
        outDir: 'dist/server',
        target: 'node20',
        emptyOutDir: true,
        sourcemap: true,
        minify: false,
        rolldownOptions: {
          input: ['sync-server/main.ts', ...operatorCommands],
          // Side by side, so that a path relative to import.meta.url means the same in every file.
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    }
  }

  /** A later screen's functions are compiled when its file is fetched, in a quiet moment, and not at the tap that shows it. */
  const eagerly = ({ name }: { name: string }) =>
    /^(index|libraries|first)$/.test(name) ? '' : '//# allFunctionsCalledOnLoad'

  const desk = deskApart()
  const first = firstScreen()
  return {
    plugins: [
      vue(),
      desk.plugin,
      first.plugin,
      VitePWA({
        strategies: 'injectManifest',
        srcDir: 'src/service-worker',
        filename: 'sw.ts',
        registerType: 'prompt',
        injectRegister: false,
        manifest: appManifest,
        includeManifestIcons: false,
        injectManifest: {
          globPatterns: ['**/*.{html,js,css,svg,woff2,wasm}'],
          maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
          manifestTransforms: [
            (entries) => ({ manifest: entries.filter((entry) => desk.isPhoneFile(entry.url)), warnings: [] }),
          ],
        },
      }),
    ],
    build: {
      outDir: 'dist/app',
      emptyOutDir: true,
      rolldownOptions: {
        output: {
          chunkFileNames: desk.chunkFileNames,
          assetFileNames: desk.assetFileNames,
          postBanner: eagerly,
          codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: first.groupOf }] },
        },
      },
    },
    // Our words need neither the old interface of the library nor its compiler (src/i18n/sayable.ts).
    define: {
      __VUE_I18N_LEGACY_API__: 'false',
      __VUE_I18N_FULL_INSTALL__: 'false',
      __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
    },
    server: { proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? 8787}` } },
  }
})

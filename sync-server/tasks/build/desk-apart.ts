import type { Plugin } from 'vite'

/** Chunks that only src/views/desk can reach, kept apart from what every phone downloads. */
export interface DeskApart {
  plugin: Plugin
  chunkFileNames: (chunk: { name: string; moduleIds: string[] }) => string
  assetFileNames: (asset: { names: string[] }) => string
  /** Names of built files, relative to the output folder, that a phone may download. */
  isPhoneFile: (url: string) => boolean
}

const deskView = /\/src\/(views\/desk\/|i18n\/messages\/[^/]+\/desk\.ts$)/
/** What the bundler itself adds, for all. */
const runtime = /^\0?rolldown\/runtime/
const deskLibrary = /\/node_modules\/element-plus\//

export function deskApart(): DeskApart {
  const phoneModules = new Set<string>()
  const deskFiles = new Set<string>()
  const deskNames = new Set<string>()
  const isDesk = (moduleIds: readonly string[]) =>
    moduleIds.length > 0 && moduleIds.every((id) => !phoneModules.has(id) && !runtime.test(id))

  const plugin: Plugin = {
    name: 'gridwalk:desk-apart',
    apply: 'build',

    renderStart() {
      const waiting = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry)
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (phoneModules.has(id)) continue
        phoneModules.add(id)
        const info = this.getModuleInfo(id)
        const lazy = info?.dynamicallyImportedIds ?? []
        waiting.push(...(info?.importedIds ?? []), ...lazy.filter((one) => !deskView.test(one)))
      }
      const stray = [...phoneModules].find((id) => deskLibrary.test(id))
      if (stray)
        this.error(`Every phone would download ${stray}: only a lazily loaded src/views/desk may lead to it.`)
    },

    generateBundle(_options, bundle) {
      const sharedAssets = new Set<string>()
      const deskAssets = new Set<string>()
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue
        const desk = isDesk(file.moduleIds)
        if (desk) deskFiles.add(file.fileName)
        const { importedCss, importedAssets } = file.viteMetadata ?? {}
        for (const asset of [...(importedCss ?? []), ...(importedAssets ?? [])]) {
          ;(desk ? deskAssets : sharedAssets).add(asset)
        }
      }
      for (const asset of deskAssets) if (!sharedAssets.has(asset)) deskFiles.add(asset)
    },
  }

  return {
    plugin,
    chunkFileNames: (chunk) => {
      if (!isDesk(chunk.moduleIds)) return 'assets/[name]-[hash].js'
      deskNames.add(`${chunk.name}.css`)
      return 'assets/desk/desk-[name]-[hash].js'
    },
    // Only the address: what a phone keeps is decided above, from the bundle itself.
    assetFileNames: (asset) =>
      asset.names.some((name) => deskNames.has(name))
        ? 'assets/desk/desk-[name]-[hash][extname]'
        : 'assets/[name]-[hash][extname]',
    isPhoneFile: (url) => !deskFiles.has(url),
  }
}

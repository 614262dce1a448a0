import { mkdirSync, writeFileSync } from 'node:fs'
import { build } from 'vite'
import { pageFolder } from './page-folder.ts'

const page = (title: string) => `<!doctype html>
<html lang="zh-CN">
  <head><meta charset="utf-8" /><link rel="icon" href="data:," /><title>${title}</title></head>
  <body><script type="module" src="/${title}.js"></script></body>
</html>
`

/** Bundles a page as the app is bundled. Resolves with the folder that a server can show. */
export async function buildPage(name: string, entry: string): Promise<string> {
  const outDir = pageFolder(name)
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: false,
      chunkSizeWarningLimit: 5000,
      rolldownOptions: {
        input: { [name]: entry },
        output: { entryFileNames: '[name].js', chunkFileNames: 'assets/[name]-[hash].js' },
      },
    },
  })
  mkdirSync(outDir, { recursive: true })
  writeFileSync(`${outDir}/index.html`, page(name))
  return outDir
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Pages are compressed once, when built, rather than at each request. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle: ({ dir = '' }) => {
    for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((one) => /\.(js|css|html|svg)$/.test(one))) {
      const path = join(dir, name)
      const bytes = readFileSync(path)
      if (bytes.length < 1024) continue
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
    }
  },
})

/** What every page needs, in one file: it compresses better, and stays in the cache from version to version. */
const BASE = /node_modules\/(react|react-dom|scheduler|use-sync-external-store|i18next|react-i18next|clsx|@tanstack\/(react-router|router-core|history|store|react-store|react-query|query-core)|@mantine\/(store|hooks\/esm\/(use-uncontrolled|use-merged-ref)|core\/esm\/(core|components\/(ActionIcon|Alert|Anchor|Button|CloseButton|Group|Input|InputBase|Loader|Paper|Stack|Text|TextInput|Title|Transition|UnstyledButton))))\//

/** What even the sign-in page needs. */
const DOOR = /src\/web\/(api|i18n\/index|features\/people\/queries|ui\/(LanguageTheme|Toasts|use-report-failure))\.tsx?/

/** What the pages of somebody signed in have in common: the frame around them, and their lists. What opens on demand is not among it. */
const FRAME = /src\/web\/(shell\/(Shell|places|keys|AccountButton)|features\/(views\/(panel|ViewButton|ExportButton)|leads\/(LeadListPage|BulkBar|queries)|lists\/references|settings\/queries)|ui\/(DataTable|FilterBar|FilterChip|EmptyState|PageHeader|Problem|LabelBadge|ColumnChooser|ColumnsButton|InlineEdit|use-list-search|use-columns|use-undo-toast))/

export default defineConfig({
  root: fileURLToPath(new URL('./src/web', import.meta.url)),
  plugins: [react(), compressed()],
  build: { outDir: fileURLToPath(new URL('./dist/web', import.meta.url)), emptyOutDir: true, sourcemap: false, chunkSizeWarningLimit: 700, assetsInlineLimit: 0, rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'base', test: BASE }, { name: 'door', test: DOOR }, { name: 'frame', test: FRAME }] } } } },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
})

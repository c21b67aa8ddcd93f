import { tsImport } from 'tsx/esm/api'

const { firstRouteFiles } = await tsImport('./src/tools/firstRoute.ts', import.meta.url)

export default [
  {
    name: 'First route: JavaScript before anybody touches anything',
    path: firstRouteFiles('dist'),
    gzip: true,
    limit: '150 kB',
  },
]

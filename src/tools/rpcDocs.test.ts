import { expect, test } from 'vitest'
import { renderRpcDocs } from './rpcDocs.ts'

test('docs/rpc.md is what the support matrix makes', async () => {
  await expect(renderRpcDocs()).toMatchFileSnapshot('../../docs/rpc.md')
})

import { base64urlToBytes } from '../../lib/base64url.ts'
import type { Program } from '../program.ts'

// `sortAndHash.c`, compiled as it says there. Its test computes what it must find.

const TEXT = [
  'NwEQAG8AQAATAQH9NyYAACMgIQMjJhECEwkGIiMkgQIjIpECIy4xASMsQQEjKlEBIyhhASMmcQEjJIEBIyKRARMFAACTBQAAEwYG',
  'IpMIMBBzAAAAAysJALcqAACTBxAAI6j6IJMPAABjAgsUNyQAALcuAQC3qRyBtwQAARMOEAATCgAAkw8AABMEBCSTjg4kN08AAJOJ',
  'WdyThDQZkwAAAZMDQACTAgQAkwYEABMX3gAzR8cBk1cXAbPH5wATnlcAM07-ACOgxgGThkYA45De_pMM4AC3JQAAE5glALMLiAAT',
  'jAUAg6gLALOHC0GThgsAEwcMAGNcvABvAMAQI6DGALOHB0GzBgVBY063DAOmBwAzB7dAE4MHABOFBgDj4Mj-IyAVARMMHACTi0sA',
  '4xzs-5OM_P-T1RVA45AM-hMHBACThwkAg0YHABMHFwCzx_YAs4eXAuOY7v6zxvcBEwcAAJMPAACDxwIAs5fnALPs_AATB4cAk_f8',
  'AROWFwATB7f_k9xcAGPs8Aazx_cBs4__AOPi4_6TghIA45Ze_BMKGgCzj_YB4xBL8SOoyiEjIgkAIyQJACMmCQAjKAkAIyoJACMs',
  'CQAjLgkAIyD5ARMFAACTBQkAEwYAAJMI0AVzAAAAbwAAABMFAwAjIBUBEwwcAJOLSwDjGOzvb_Cf87MH9gBv8N_4EwwcAJOLSwBv',
  '8J_t',
].join('')

export function sortAndHash(): Program {
  const bytes = base64urlToBytes(TEXT)
  if (bytes === null) throw new Error('the program was damaged since it was compiled')
  return { entry: 0x1000, segments: [{ address: 0x1000, bytes }] }
}

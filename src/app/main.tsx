import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/styles/index.css'
import { installAutomation } from './installAutomation.ts'
import { offlineWhenIdle } from './offline/whenIdle.ts'
import { router } from './router.tsx'
import { followTheme } from './theme.ts'

const place = document.getElementById('root')
if (!place) throw new Error('The page has no place for the lab.')
followTheme()
installAutomation()
createRoot(place).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
)
// Here, because only this script's address belongs to one version of the lab and no other.
if (import.meta.env.PROD) offlineWhenIdle(import.meta.url)

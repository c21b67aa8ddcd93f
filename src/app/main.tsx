import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/styles/index.css'
import { installAutomation } from './installAutomation.ts'
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

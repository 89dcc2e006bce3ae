/** The chat of the stand-in Teams: choose who you are, and talk with the bot as that person. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Chat } from './chat.tsx'
import './page.css'
import './messages.css'
import './compose.css'
import './control.css'
import './card.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <Chat />
  </StrictMode>,
)

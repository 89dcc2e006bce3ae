/** Points down to what can be opened, up to what can be closed. */
export function MoreIcon({ open }: { readonly open: boolean }) {
  return (
    <svg
      aria-hidden="true"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    >
      <path d={open ? 'M3.5 10 8 5.5 12.5 10' : 'M3.5 6 8 10.5 12.5 6'} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

/** Points back. */
export function BackIcon() {
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
      <path d="M9.5 3 4.5 8l5 5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

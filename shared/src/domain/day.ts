/** Days and instants. A day is text `YYYY-MM-DD` in Asia/Tokyo; an instant is a UTC `Date`. "Today" is always an argument. */

/** `YYYY-MM-DD` */
export type Day = string

/** Days on which the city hall is closed besides weekends: Japanese holidays and 12/29–1/3. */
export type Holidays = ReadonlySet<Day>

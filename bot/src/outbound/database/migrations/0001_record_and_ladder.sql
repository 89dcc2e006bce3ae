CREATE TABLE "amendments" (
	"round_id" text NOT NULL,
	"measure_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"answer" jsonb NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"dated" text NOT NULL,
	CONSTRAINT "amendments_round_id_measure_id_number_pk" PRIMARY KEY("round_id","measure_id","number")
);
--> statement-breakpoint
CREATE TABLE "closing_reports" (
	"round_id" text PRIMARY KEY NOT NULL,
	"stage" text NOT NULL,
	"turn" integer NOT NULL,
	"note" text NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meeting_outcomes" (
	"round_id" text NOT NULL,
	"measure_id" text NOT NULL,
	"direction" text NOT NULL,
	"note" text NOT NULL,
	"confirmed_on" text NOT NULL,
	"draft_number" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "meeting_outcomes_round_id_measure_id_pk" PRIMARY KEY("round_id","measure_id")
);
--> statement-breakpoint
CREATE TABLE "consultations" (
	"round_id" text NOT NULL,
	"measure_id" text NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"wanted_by" text,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"rung" text NOT NULL,
	"holders" jsonb NOT NULL,
	"passed" jsonb NOT NULL,
	"state" text NOT NULL,
	"reply" text,
	"replied_by" text,
	"replied_at" timestamp with time zone,
	CONSTRAINT "consultations_round_id_measure_id_number_pk" PRIMARY KEY("round_id","measure_id","number")
);
--> statement-breakpoint
CREATE TABLE "opened_cards" (
	"round_id" text NOT NULL,
	"person_id" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "opened_cards_round_id_person_id_pk" PRIMARY KEY("round_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "directory_checks" (
	"slot" text PRIMARY KEY NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"trouble" text
);
--> statement-breakpoint
CREATE TABLE "leaders_gone" (
	"measure_id" text NOT NULL,
	"leader" text NOT NULL,
	"why" text NOT NULL,
	"section" text,
	"found_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	"kept_at" timestamp with time zone,
	CONSTRAINT "leaders_gone_measure_id_leader_pk" PRIMARY KEY("measure_id","leader")
);
--> statement-breakpoint
CREATE TABLE "hand_overs" (
	"measure_id" text NOT NULL,
	"number" integer NOT NULL,
	"from" text,
	"to" text NOT NULL,
	"kind" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"effective_on" text,
	"state" text NOT NULL,
	"settled_at" timestamp with time zone,
	"reply" text NOT NULL,
	"shown_at" timestamp with time zone,
	"followed_at" timestamp with time zone,
	CONSTRAINT "hand_overs_measure_id_number_pk" PRIMARY KEY("measure_id","number")
);
--> statement-breakpoint
CREATE TABLE "channel_threads" (
	"conversation_id" text NOT NULL,
	"section" text NOT NULL,
	"round_id" text NOT NULL,
	"activity_id" text NOT NULL,
	CONSTRAINT "channel_threads_conversation_id_section_round_id_pk" PRIMARY KEY("conversation_id","section","round_id")
);
--> statement-breakpoint
CREATE TABLE "extensions" (
	"round_id" text NOT NULL,
	"measure_id" text NOT NULL,
	"due_on" text NOT NULL,
	"reason" text NOT NULL,
	"text" text NOT NULL,
	"by" text NOT NULL,
	"decided_on" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "extensions_round_id_measure_id_pk" PRIMARY KEY("round_id","measure_id")
);
--> statement-breakpoint
CREATE TABLE "in_hand" (
	"round_id" text NOT NULL,
	"measure_id" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "in_hand_round_id_measure_id_pk" PRIMARY KEY("round_id","measure_id")
);
--> statement-breakpoint
CREATE TABLE "manager_seen" (
	"round_id" text NOT NULL,
	"measure_id" text NOT NULL,
	"revision" integer NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"how" text NOT NULL,
	"line" text NOT NULL,
	CONSTRAINT "manager_seen_round_id_measure_id_revision_by_pk" PRIMARY KEY("round_id","measure_id","revision","by")
);
--> statement-breakpoint
CREATE TABLE "round_plans" (
	"round_id" text PRIMARY KEY NOT NULL,
	"opens_on" text NOT NULL,
	"due_on" text NOT NULL,
	"closes_on" text NOT NULL,
	"as_of_day" text NOT NULL,
	"meeting_on" text,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "round_steps_done" (
	"round_id" text NOT NULL,
	"step" text NOT NULL,
	"day" text NOT NULL,
	"done_at" timestamp with time zone NOT NULL,
	CONSTRAINT "round_steps_done_round_id_step_day_pk" PRIMARY KEY("round_id","step","day")
);
--> statement-breakpoint
CREATE TABLE "section_channels" (
	"section" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"service_url" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"roster" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"changed_by" text,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snoozes" (
	"round_id" text NOT NULL,
	"person_id" text NOT NULL,
	"until" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "snoozes_round_id_person_id_pk" PRIMARY KEY("round_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "record_cursors" (
	"list" text PRIMARY KEY NOT NULL,
	"cursor" text,
	"whole_since" timestamp with time zone,
	"read_at" timestamp with time zone NOT NULL,
	"cause" text
);
--> statement-breakpoint
CREATE TABLE "record_differences" (
	"list" text NOT NULL,
	"key" text NOT NULL,
	"cell" text NOT NULL,
	"kind" text NOT NULL,
	"ours" text,
	"theirs" text,
	"earlier" text,
	"editor" text,
	"seen_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"settled_as" text,
	"settled_by" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "record_differences_list_key_cell_pk" PRIMARY KEY("list","key","cell")
);
--> statement-breakpoint
CREATE TABLE "record_items" (
	"list" text NOT NULL,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"published_version" integer NOT NULL,
	"item_id" text,
	"e_tag" text,
	"base" jsonb,
	"sent" jsonb,
	"shown" jsonb,
	"seen_at" timestamp with time zone,
	"claimed_until" timestamp with time zone,
	"not_before" timestamp with time zone,
	"attempts" integer NOT NULL,
	"cause" text,
	"resting" boolean NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "record_items_list_key_pk" PRIMARY KEY("list","key")
);
--> statement-breakpoint
CREATE TABLE "record_pause" (
	"id" integer PRIMARY KEY NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"cause" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "related_lines" (
	"round_id" text NOT NULL,
	"measure_id" text NOT NULL,
	"section" text NOT NULL,
	"line" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "related_lines_round_id_measure_id_section_pk" PRIMARY KEY("round_id","measure_id","section")
);
--> statement-breakpoint
CREATE TABLE "app_installs" (
	"person_id" text PRIMARY KEY NOT NULL,
	"tried_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"id" integer PRIMARY KEY NOT NULL,
	"ticked_at" timestamp with time zone NOT NULL,
	"instance" text NOT NULL,
	"resting_jobs" integer NOT NULL,
	"oldest_due_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "turn_buckets" (
	"bucket" text PRIMARY KEY NOT NULL,
	"free_at" double precision NOT NULL,
	"paused_until" double precision NOT NULL
);
--> statement-breakpoint
DROP VIEW "public"."newest_answers";--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "stale" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "about" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "tell_on" text;--> statement-breakpoint
ALTER TABLE "sent_cards" ADD COLUMN "view" text;--> statement-breakpoint
ALTER TABLE "sent_cards" ADD COLUMN "served_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sent_cards" ADD COLUMN "stale" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "upn" text;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "recorded_without_leader" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_round_id_measure_id_expectations_round_id_measure_id_fk" FOREIGN KEY ("round_id","measure_id") REFERENCES "public"."expectations"("round_id","measure_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closing_reports" ADD CONSTRAINT "closing_reports_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closing_reports" ADD CONSTRAINT "closing_reports_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_outcomes" ADD CONSTRAINT "meeting_outcomes_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_outcomes" ADD CONSTRAINT "meeting_outcomes_round_id_measure_id_expectations_round_id_measure_id_fk" FOREIGN KEY ("round_id","measure_id") REFERENCES "public"."expectations"("round_id","measure_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_replied_by_people_id_fk" FOREIGN KEY ("replied_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_round_id_measure_id_expectations_round_id_measure_id_fk" FOREIGN KEY ("round_id","measure_id") REFERENCES "public"."expectations"("round_id","measure_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opened_cards" ADD CONSTRAINT "opened_cards_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaders_gone" ADD CONSTRAINT "leaders_gone_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaders_gone" ADD CONSTRAINT "leaders_gone_leader_people_id_fk" FOREIGN KEY ("leader") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_from_people_id_fk" FOREIGN KEY ("from") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_to_people_id_fk" FOREIGN KEY ("to") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "in_hand" ADD CONSTRAINT "in_hand_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "in_hand" ADD CONSTRAINT "in_hand_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manager_seen" ADD CONSTRAINT "manager_seen_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_channels" ADD CONSTRAINT "section_channels_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snoozes" ADD CONSTRAINT "snoozes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "related_lines" ADD CONSTRAINT "related_lines_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "related_lines" ADD CONSTRAINT "related_lines_round_id_measure_id_expectations_round_id_measure_id_fk" FOREIGN KEY ("round_id","measure_id") REFERENCES "public"."expectations"("round_id","measure_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_installs" ADD CONSTRAINT "app_installs_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consultations_state" ON "consultations" USING btree ("state");--> statement-breakpoint
CREATE INDEX "hand_overs_followed" ON "hand_overs" USING btree ("followed_at");--> statement-breakpoint
CREATE INDEX "manager_seen_by" ON "manager_seen" USING btree ("by");--> statement-breakpoint
CREATE INDEX "record_differences_state" ON "record_differences" USING btree ("state");--> statement-breakpoint
CREATE INDEX "record_items_due" ON "record_items" USING btree ("changed_at") WHERE version > published_version;--> statement-breakpoint
CREATE INDEX "record_items_item" ON "record_items" USING btree ("list","item_id");--> statement-breakpoint
CREATE INDEX "notices_stale" ON "notices" USING btree ("updated_at") WHERE stale;--> statement-breakpoint
CREATE INDEX "sent_cards_stale" ON "sent_cards" USING btree ("stale");--> statement-breakpoint
CREATE INDEX "sent_cards_round" ON "sent_cards" USING btree ("round_id");--> statement-breakpoint
ALTER TABLE "served_views" DROP COLUMN "card_stale";--> statement-breakpoint
CREATE VIEW "public"."newest_answers" AS (
  select distinct on (round_id, measure_id)
    round_id, measure_id, source, revision, weather, direction, direction_reason, direction_reason_text, progress, answered_at, unchanged,
    recorded
  from (
    select round_id, measure_id, case when sample then 'sample' else 'answer' end as source, revision, weather, direction, direction_reason,
      direction_reason_text, progress, answered_at, unchanged, recorded_for is not null or recorded_without_leader as recorded
    from revisions
    union all
    select round_id, measure_id, 'published', 0, weather, direction, null, '', progress, null, false, false
    from published_answers
  ) as every_word
  order by round_id, measure_id, revision desc
);
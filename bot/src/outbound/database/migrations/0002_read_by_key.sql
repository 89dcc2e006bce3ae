CREATE INDEX "notices_step" ON "notices" USING btree ("step");--> statement-breakpoint
CREATE INDEX "published_answers_measure" ON "published_answers" USING btree ("measure_id","round_id");--> statement-breakpoint
CREATE INDEX "revisions_measure" ON "revisions" USING btree ("measure_id","round_id");
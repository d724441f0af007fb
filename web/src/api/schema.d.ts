/* Generated from api/openapi.json by `npm run client`. Change the API, not this file. */
export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Live
         * @description Tell that the process answers.
         */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is Ready
         * @description Tell whether requests can be served: the database answers.
         */
        get: operations["is_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics
         * @description Tell measures in Prometheus' format; on this machine, or to an admin.
         */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bundles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Bundles
         * @description List the bundles that anybody may buy in a market today, each with its price and what it saves.
         */
        get: operations["list_bundles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Drafts
         * @description List drafts, the last changed first.
         */
        get: operations["list_drafts"];
        put?: never;
        /**
         * Begin Draft
         * @description Begin a draft on the newest release of a product, in a market if one is named.
         */
        post: operations["begin_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/feature-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin From Model
         * @description Begin a draft of a product that has none yet, from a feature model (UVL); tells what could not be expressed.
         */
        post: operations["begin_from_model"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin Product
         * @description Begin a draft of a product that has none yet: from nothing, or with the files of another product.
         */
        post: operations["begin_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Draft
         * @description Show a draft and its files.
         */
        get: operations["get_draft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/abandon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Abandon Draft
         * @description Give a draft up; it can still be read.
         */
        post: operations["abandon_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/catch-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Catch Up
         * @description Take over what a later release has changed, where the draft has not changed the same lines: as edits.
         */
        post: operations["catch_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/characteristics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin Characteristic
         * @description Begin a characteristic: its declaration, its names, its place in a group, and a table for its values.
         */
        post: operations["begin_characteristic"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Draft
         * @description Tell everything that is wrong with a draft.
         */
        post: operations["check_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Comments
         * @description List the comments on a draft, oldest first.
         */
        get: operations["list_comments"];
        put?: never;
        /**
         * Add Comment
         * @description Comment on a draft, on a file of it, or on a line.
         */
        post: operations["add_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/comments/{comment_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen Comment
         * @description Open a resolved comment again.
         */
        post: operations["reopen_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/comments/{comment_id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resolve Comment
         * @description Mark a comment as resolved.
         */
        post: operations["resolve_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Draft Entries
         * @description List the entries of a file as forms; the ETag is that of the file, "0" if nobody has begun it.
         */
        get: operations["list_draft_entries"];
        put?: never;
        /**
         * Add Draft Entry
         * @description Add an entry to a file; If-Match names the version of the file that was read.
         */
        post: operations["add_draft_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/entries/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Draft Entry
         * @description Write an entry anew and leave the rest of its file as it is; If-Match names the version that was read.
         */
        put: operations["put_draft_entry"];
        post?: never;
        /**
         * Delete Draft Entry
         * @description Delete an entry and leave the rest of its file as it is; If-Match names the version that was read.
         */
        delete: operations["delete_draft_entry"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/entry-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Draft Entry
         * @description Tell what is wrong with a form, at its fields, and which entry it would be; nothing is written.
         */
        post: operations["check_draft_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/exports/folder.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Draft Folder
         * @description Give the files of a draft, byte for byte.
         */
        get: operations["export_draft_folder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/exports/workbook.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Draft Workbook
         * @description Give the tables of a draft, a sheet each.
         */
        get: operations["export_draft_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Draft File
         * @description Show a file of a draft, beside the text it has in the release.
         */
        get: operations["get_draft_file"];
        /**
         * Put Draft File
         * @description Write a file; If-Match names the version that was read, "0" for a new file.
         */
        put: operations["put_draft_file"];
        post?: never;
        /**
         * Delete Draft File
         * @description Delete a file; If-Match names the version that was read.
         */
        delete: operations["delete_draft_file"];
        options?: never;
        head?: never;
        /**
         * Patch Draft File
         * @description Exchange lines of a file; If-Match names the version that was read.
         */
        patch: operations["patch_draft_file"];
        trace?: never;
    };
    "/v1/drafts/{draft_id}/generated-tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make Tests
         * @description Make rule tests from the rules; takes seconds, for a large product minutes.
         */
        post: operations["make_tests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Draft Groups
         * @description List the groups of a draft's product; none while `product.toml` cannot be read.
         */
        get: operations["list_draft_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Draft History
         * @description Show every edit of a draft, undone ones too.
         */
        get: operations["get_draft_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Import
         * @description Write what a preview told, an edit for each file: all of it, or nothing.
         */
        post: operations["accept_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Import
         * @description Tell what an upload would change in a draft, and what is wrong with it, cell by cell; nothing is written.
         */
        post: operations["preview_import"];
        /**
         * Forget Preview
         * @description Stop looking at one's last upload, and forget what was seen.
         */
        delete: operations["forget_preview"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/lint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lint Draft
         * @description Tell what is suspicious in the rules of a draft although each is correct.
         */
        post: operations["lint_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Looks
         * @description Show whether a draft was approved by somebody who did not write it.
         */
        get: operations["list_looks"];
        put?: never;
        /**
         * Take Look
         * @description Ask for a second look, approve, or ask for changes; If-Match names the version of the draft that was read.
         */
        post: operations["take_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/markets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Draft Markets
         * @description List the markets that a draft sells its product in; none for terms of sale, which hold everywhere.
         */
        get: operations["list_draft_markets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/measurement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Measure Draft
         * @description Compile a draft and its release and measure both; seconds for a large product.
         */
        post: operations["measure_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Media
         * @description List the documents and pictures of a draft.
         */
        get: operations["list_media"];
        put?: never;
        /**
         * Upload Medium
         * @description Take a document or a picture into a draft; what it is, its bytes say.
         */
        post: operations["upload_medium"];
        /**
         * Remove Medium
         * @description Take a document or a picture out of a draft.
         */
        delete: operations["remove_medium"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/mutation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Judge Tests
         * @description Tell which small mistakes in the rules the tests notice.
         */
        post: operations["judge_tests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/overtaken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Overtaken
         * @description Show the release that came after the one a draft stands on, and where the draft lacks its changes.
         */
        get: operations["get_overtaken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/product": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Draft Product
         * @description Show a draft as a configurator would.
         */
        get: operations["get_draft_product"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish Draft
         * @description Publish a draft; 200 with all findings if something stands against it.
         */
        post: operations["publish_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/quote-template-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show Quote Template
         * @description Print a quote of one piece of the draft's product with a template; nothing is written.
         */
        post: operations["show_quote_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/quote-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Quote Templates
         * @description List the quote templates of a draft; the ETag is that of the draft.
         */
        get: operations["list_quote_templates"];
        /**
         * Put Quote Template
         * @description Write a quote template, a new one or instead of another; If-Match names the version of the draft.
         */
        put: operations["put_quote_template"];
        post?: never;
        /**
         * Delete Quote Template
         * @description Take a quote template out of a draft; If-Match names the version of the draft.
         */
        delete: operations["delete_quote_template"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/repricing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reprice Quotes
         * @description Tell which open quotes would cost something else under the terms of a draft, and by how much.
         */
        post: operations["reprice_quotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Review Draft
         * @description Tell what a draft newly forbids and allows, with concrete products, and what that means for what was sold.
         */
        post: operations["review_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/rule-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Draft Rule
         * @description Tell what is wrong with a form, at its fields, and which rule it would be; nothing is written.
         */
        post: operations["check_draft_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Draft Rules
         * @description List the rules of a file as forms; the ETag is that of the file.
         */
        get: operations["list_draft_rules"];
        put?: never;
        /**
         * Add Draft Rule
         * @description Add a rule to a file; If-Match names the version of the file that was read.
         */
        post: operations["add_draft_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/rules/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Draft Rule
         * @description Write a rule anew and leave the rest of its file as it is; If-Match names the version that was read.
         */
        put: operations["put_draft_rule"];
        post?: never;
        /**
         * Delete Draft Rule
         * @description Delete a rule and leave the rest of its file as it is; If-Match names the version that was read.
         */
        delete: operations["delete_draft_rule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/test-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run Tests
         * @description Run rule tests.
         */
        post: operations["run_tests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tests
         * @description List the rule tests of a draft.
         */
        get: operations["list_tests"];
        put?: never;
        /**
         * Add Tests
         * @description Add rule tests, such as a word on an example of a review.
         */
        post: operations["add_tests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/tests/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Test
         * @description Write a rule test anew; If-Match names the version of the list that was read.
         */
        put: operations["put_test"];
        post?: never;
        /**
         * Delete Test
         * @description Delete a rule test; If-Match names the version of the list that was read.
         */
        delete: operations["delete_test"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try Draft
         * @description Tell what a draft and its release make of the same choices.
         */
        post: operations["try_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/trial/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Trial
         * @description Tell why a value went, or is the only one left.
         */
        post: operations["ask_trial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts/{draft_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo Edit
         * @description Take back the last edit of a draft, or some that were made together: all of them, or none.
         */
        post: operations["undo_edit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/families": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Families
         * @description List the families of the products sold in a market, each below its parent.
         *
         *     Where releases of different products say different things of a family, the one published last is right.
         */
        get: operations["list_families"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Jobs
         * @description List the last jobs on a draft or a release, the newest first.
         */
        get: operations["list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Job
         * @description Show how far a job has come, and what came of it.
         */
        get: operations["get_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop
         * @description Have a job stopped: at once if it waits, else at its next step. Nothing of it is kept.
         */
        post: operations["stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Login
         * @description Log a browser in; sets an HttpOnly cookie.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Logout
         * @description Log out; the cookie is worth nothing afterwards.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/markets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Markets
         * @description List the markets.
         */
        get: operations["list_markets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description Tell who asks, and what to send as X-CSRF-Token.
         */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/media/{digest}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Medium
         * @description Send a document or a picture, or a small copy of a picture as WebP.
         */
        get: operations["get_medium"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Offer
         * @description Show the offer.
         */
        get: operations["get_offer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offer/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Offer
         * @description Accept; accepting again gives the same answer.
         */
        post: operations["accept_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offer/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline Offer
         * @description Decline; declining again gives the same answer.
         */
        post: operations["decline_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offer/document.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Offer Document
         * @description Return the offer as a document.
         */
        get: operations["get_offer_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Orders
         * @description List orders, newest first.
         */
        get: operations["list_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Order
         * @description Show an order with its lines and their bills of materials.
         */
        get: operations["get_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Products
         * @description List the products sold in a market, by code, of one family and those below it or of all.
         */
        get: operations["list_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Product
         * @description Show everything a configurator needs to know of a product.
         */
        get: operations["get_product"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Documents
         * @description List the documents of a product, as it is sold in a market or anywhere, that this reader may have.
         *
         *     Of each the current version in a language (else in English, else in any), or all versions there are.
         */
        get: operations["list_documents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}/engine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Engine
         * @description Return the file from which a browser tells what is possible without asking at every click.
         *
         *     It holds neither rules nor prices. A product without one answers 404 with the code `not-portable`.
         */
        get: operations["get_engine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}/possible": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Possible
         * @description Tell what is possible under some choices, without opening a session: nothing is completed, priced or kept.
         *
         *     Of a characteristic that is chosen the chosen value is left. Choices that are not possible together leave nothing;
         *     opening a session with them tells why.
         */
        post: operations["possible"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quote-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request Quote
         * @description Ask for a quote; the answer is the number to refer to, and nothing else about it.
         */
        post: operations["request_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Quotes
         * @description List quotes, the last changed first.
         */
        get: operations["list_quotes"];
        put?: never;
        /**
         * Create Quote
         * @description Open an empty draft for a buyer.
         */
        post: operations["create_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Quote
         * @description Show a quote with its newest revision.
         */
        get: operations["get_quote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Quote
         * @description Change the header of the draft: buyer, language, validity, terms, discount.
         */
        patch: operations["change_quote"];
        trace?: never;
    };
    "/v1/quotes/{quote_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve Quote
         * @description Let the draft be sent beyond its guard rails, exactly as it is; any change makes this void.
         */
        post: operations["approve_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote_id}/brief": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Brief Quote
         * @description Show a quote without the configurations and waterfalls of its lines: quick, however many there are.
         */
        get: operations["get_brief_quote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote_id}/bundles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Quote Bundles
         * @description List the bundles for the buyer of a quote in its market, at their prices.
         */
        get: operations["list_quote_bundles"];
        put?: never;
        /**
         * Add Bundle
         * @description Add a bundle as lines that are held together as a group; each may be changed like any other.
         *
         *     Its price stays while all members are there with their fixed values, in quantities that make whole bundles.
         */
        post: operations["add_bundle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote_id}/bundles/{group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Bundle
         * @description Remove a bundle with its lines.
         */
        delete: operations["remove_bundle"];
        options?: never;
        head?: never;
        /**
         * Change Bundle
         * @description Make a group so many of its bundle: all its lines get the quantities of that.
         */
        patch: operations["change_bundle"];
        trace?: never;
    };
    "/v1/quotes/{quote_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Quote
         * @description Withdraw the quote.
         */
        post: operations["cancel_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote_id}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare Revisions
         * @description Tell why the total changed from one revision to another: line by line, entry by entry, exactly.
         */
        get: operations["compare_revisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote_id}/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Convert Quote
         * @description Turn the accepted revision into an order: 201 the first time, 200 with the same order ever after.
         */
        post: operations["convert_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote_id}/document.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Quote Document
         * @description Return a revision (the newest if none is named) as a document.
         */
        get: operations["get_quote_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote_id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Line
         * @description Add what a session configured as a line.
         */
        post: operations["add_line"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote_id}/lines/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Lines
         * @description Add many lines as one change: all of them or none.
         */
        post: operations["add_lines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote_id}/lines/{line_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Line
         * @description Show a line of the newest revision, with its configuration and waterfall.
         */
        get: operations["get_line"];
        put?: never;
        post?: never;
        /**
         * Remove Line
         * @description Remove a line.
         */
        delete: operations["remove_line"];
        options?: never;
        head?: never;
        /**
         * Change Line
         * @description Change a line: quantity, discount, place, or its whole configuration by that of a session.
         */
        patch: operations["change_line"];
        trace?: never;
    };
    "/v1/quotes/{quote_id}/lines/{line_id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy Line
         * @description Add a copy of a line right behind it.
         */
        post: operations["copy_line"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote_id}/lines/{line_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Line Move
         * @description Tell what becomes of a line of the draft under the release that is sold now; nothing changes.
         */
        get: operations["get_line_move"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote_id}/lines/{line_id}/negotiation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Line Room
         * @description Tell how far each role may go on a line of the draft, and which limit ends it.
         */
        get: operations["get_line_room"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote_id}/lines/{line_id}/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Line Session
         * @description Open a session from a line, to configure it anew; the line stays until it is given that session.
         */
        post: operations["open_line_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote_id}/negotiation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Quote Room
         * @description Tell how far each role may go with a discount on the whole draft, and which line and limit ends it.
         */
        get: operations["get_quote_room"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote_id}/revise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revise Quote
         * @description Open a new draft with the lines of the newest revision.
         */
        post: operations["revise_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote_id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Quote
         * @description Check and price every line anew, freeze the draft, and make the customer's link, which is told only here.
         *
         *     Beyond its guard rails a draft is sent by somebody who may approve that, or after an approval.
         */
        post: operations["send_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Releases
         * @description List releases, newest first.
         */
        get: operations["list_releases"];
        put?: never;
        /**
         * Publish Release
         * @description Check the files of a product and publish them; 200 with all findings if something stands against it.
         */
        post: operations["publish_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{digest}/engines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Engines
         * @description Tell which engine decides a release in each market and period, and why.
         */
        get: operations["list_engines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{digest}/exports/folder.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Release Folder
         * @description Give the files of a release, byte for byte.
         */
        get: operations["export_release_folder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{digest}/exports/workbook.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Release Workbook
         * @description Give the tables of a release, a sheet each.
         */
        get: operations["export_release_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{release_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Changes
         * @description Tell which files differ between an earlier release and this one.
         */
        get: operations["list_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{release_id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Review Release
         * @description Tell what a release forbids and allows that an earlier one does not.
         */
        post: operations["review_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{release_id}/roll-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Roll Back
         * @description Publish an earlier release anew; 200 with all findings if something stands against it by now.
         */
        post: operations["roll_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/releases/{release_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Release
         * @description Take back days of a release that are to come, in all its markets or in some.
         */
        post: operations["withdraw_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rule-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Rule Files
         * @description Read rule files and tell all their errors at once, each with its place.
         */
        post: operations["check_rule_files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenes/{digest}.glb": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Model
         * @description Return a scene as binary glTF, metres, Y up.
         */
        get: operations["get_model"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenes/{digest}.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Picture
         * @description Return a picture of a scene.
         */
        get: operations["get_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Session
         * @description Open a session on a product, completed to a valid and priced configuration.
         */
        post: operations["open_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Session
         * @description Show a session.
         */
        get: operations["get_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session_id}/best": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Best
         * @description Tell the best complete product that meets the choices, and whether it is proved that none is better.
         */
        get: operations["best"];
        put?: never;
        /**
         * Choose Best
         * @description Choose the best complete product that meets the choices, as one click.
         */
        post: operations["choose_best"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session_id}/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose
         * @description Choose a value; if it is impossible, the session stays as it was and `conflict` says why.
         */
        post: operations["choose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session_id}/choices/{characteristic}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take Back
         * @description Take a choice back.
         */
        delete: operations["take_back"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session_id}/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Clear
         * @description Take every choice back; one undo brings them again.
         */
        post: operations["clear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session_id}/compromises/{characteristic}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compromises
         * @description Tell how good the product may be in one respect, and what that costs, or leaves for whoever reads margins.
         */
        get: operations["compromises"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session_id}/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Enter Coupons
         * @description Enter coupons; one that gives nothing here is refused, and it is not told whether it does elsewhere.
         */
        put: operations["enter_coupons"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session_id}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Value Prices
         * @description Tell what every value of every characteristic costs at the least, and what a budget leaves.
         */
        get: operations["value_prices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session_id}/prices/{characteristic}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Option Prices
         * @description Tell what choosing each possible value of a characteristic would make of the total.
         */
        get: operations["option_prices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo
         * @description Undo the last click.
         */
        post: operations["undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session_id}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why
         * @description Tell why a value cannot be had, or what forces it.
         */
        get: operations["why"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Terms
         * @description Show the terms of today, with their files.
         */
        get: operations["get_terms"];
        put?: never;
        /**
         * Publish Terms
         * @description Check agreements, promotions and surcharges against the products on sale, and publish them.
         */
        post: operations["publish_terms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/timelines/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Timeline
         * @description Tell which release of a product, or of the terms of sale (`~terms`), was, is and will be current where.
         */
        get: operations["get_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tokens
         * @description List one's own tokens, newest first.
         */
        get: operations["list_tokens"];
        put?: never;
        /**
         * Issue Token
         * @description Make a token; it is told only in this answer.
         */
        post: operations["issue_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Token
         * @description Revoke a token; it is worth nothing from then on.
         */
        delete: operations["revoke_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Acceptance
         * @description Who accepts.
         */
        Acceptance: {
            /** Name */
            name: string;
        };
        /**
         * Actor
         * @description Who is logged in.
         */
        Actor: {
            /** Email */
            email: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Role */
            role: string;
        };
        /**
         * Approval
         * @description What of a revision crosses its guard rails, and who let it pass; any change makes an approval void.
         */
        Approval: {
            given: components["schemas"]["GivenApproval"] | null;
            /** Needed */
            needed: components["schemas"]["NeededApproval"][];
            /**
             * Role
             * @description the least role that may approve everything; null if nothing is needed
             */
            role: ("rep" | "manager" | "admin") | null;
        };
        /**
         * Approving
         * @description Why it may pass.
         */
        Approving: {
            /**
             * Comment
             * @default
             */
            comment?: string;
        };
        /**
         * Asked
         * @description What is asked about: some choices, in a market.
         */
        Asked: {
            /** Choices */
            choices?: {
                [key: string]: string;
            };
            /** Market */
            market: string;
        };
        /**
         * Attribute
         * @description A fact of a value that people may see, such as the watts of a processor.
         */
        Attribute: {
            /** Code */
            code: string;
            name: components["schemas"]["Localized"];
            /** Unit */
            unit: string | null;
        };
        /**
         * BatchLine
         * @description A configured product among many to add.
         */
        BatchLine: {
            discount?: components["schemas"]["LineDiscountInput"] | null;
            /**
             * Group
             * @description id of a group
             */
            group?: string | null;
            /** @description for a product with recurring charges */
            plan?: components["schemas"]["BillingPlanInput"] | null;
            /**
             * Quantity
             * @default 1
             */
            quantity?: number;
            /** Session */
            session: string;
        };
        /**
         * BegunCharacteristic
         * @description A draft with a characteristic more.
         */
        BegunCharacteristic: {
            draft: components["schemas"]["Draft"];
            /**
             * Open
             * @description the file in which one goes on: its values, else its declaration
             */
            open: string;
        };
        /**
         * Best
         * @description The best complete product that meets the choices, and what is proved about it.
         */
        Best: {
            /** @description no configuration that meets the choices is better; with `margin`, of that */
            bound: components["schemas"]["Money"] | null;
            /**
             * Changes
             * @description against what is shown
             */
            changes: components["schemas"]["Difference"][];
            /**
             * Configuration
             * @description null if there is none, or none was found in time
             */
            configuration: {
                [key: string]: string;
            } | null;
            /** @description of the total, against what is shown */
            difference: components["schemas"]["Money"] | null;
            /** @description between the bound and the total, or the margin */
            gap: components["schemas"]["Money"] | null;
            /**
             * Goal
             * @enum {string}
             */
            goal: "cheapest" | "dearest" | "nearest" | "margin";
            price: components["schemas"]["Waterfall"] | null;
            /**
             * Proved
             * @description whether none is better; without a configuration, whether there is none
             */
            proved: boolean;
            /**
             * Version
             * @description of the session whose choices it meets
             */
            version: number;
        };
        /**
         * BestWanted
         * @description What is to be best; `nearest`, the fewest differences from what is shown, needs a budget.
         *
         *     `margin`, what is left after the cost, is for those who may read margins.
         */
        BestWanted: {
            /** Budget */
            budget?: string | null;
            /**
             * Goal
             * @enum {string}
             */
            goal: "cheapest" | "dearest" | "nearest" | "margin";
            /**
             * Having
             * @description values that it is to have, computed ones too
             */
            having?: {
                [key: string]: string;
            };
        };
        /**
         * BillingPlan
         * @description How the recurring charges of a line are to run; where a line has none, the product's plan holds.
         */
        BillingPlan: {
            /**
             * By
             * @enum {string}
             */
            by: "calendar" | "anniversary";
            /** Discount */
            discount: string;
            /**
             * Discounts
             * @description on a billing period, in place of `discount`
             */
            discounts?: {
                [key: string]: components["schemas"]["LineDiscount"];
            } | null;
            /**
             * Expected
             * @description English name of a rate -> units expected in its period
             */
            expected?: {
                [key: string]: string;
            } | null;
            /** Free */
            free: number;
            /** Months */
            months: number;
            /** Ramp */
            ramp: string[];
            /**
             * Start
             * @description null: the first of the month after the pricing date
             */
            start: string | null;
            /** Uplift */
            uplift: string;
        };
        /**
         * BillingPlanInForce
         * @description How recurring charges run; whole numbers are texts, as everything under a digest is.
         */
        BillingPlanInForce: {
            /**
             * By
             * @description on what day periods begin
             * @enum {string}
             */
            by: "calendar" | "anniversary";
            /**
             * Discount
             * @description percent off each period
             */
            discount: string;
            /**
             * Discounts
             * @description on a billing period, in place of `discount`
             */
            discounts?: {
                [key: string]: components["schemas"]["LineDiscount"];
            } | null;
            /**
             * Expected
             * @description English name of a rate -> units expected in its period
             */
            expected?: {
                [key: string]: string;
            } | null;
            /**
             * Free
             * @description months at the beginning that are not charged
             */
            free: string;
            /** Months */
            months: string;
            /**
             * Ramp
             * @description percent of the price that each year is charged; empty for the full price
             */
            ramp: string[];
            /**
             * Start
             * Format: date
             */
            start: string;
            /**
             * Uplift
             * @description percent that a renewal adds; stated, not charged
             */
            uplift: string;
        };
        /**
         * BillingPlanInput
         * @description How the recurring charges of a line are to run; what is absent stays as it was, or is as the product says.
         */
        BillingPlanInput: {
            /**
             * Discount
             * @description percent off each period
             */
            discount?: string | null;
            /**
             * Discounts
             * @description on a billing period, in place of `discount`; null takes it away, what is absent stays
             */
            discounts?: {
                [key: string]: components["schemas"]["LineDiscountInput"] | null;
            } | null;
            /**
             * Expected
             * @description English name of a rate -> units that the line is expected to use in its period; for an estimate
             */
            expected?: {
                [key: string]: string | null;
            } | null;
            /**
             * Free
             * @description months at the beginning, not charged
             */
            free?: number | null;
            /** Months */
            months?: number | null;
            /**
             * Ramp
             * @description percent of the price that each year is charged; the last one holds on
             */
            ramp?: string[] | null;
            /**
             * Start
             * @description from today on; null: nobody has chosen it
             */
            start?: string | null;
            /**
             * Uplift
             * @description percent that a renewal adds; stated, not charged
             */
            uplift?: string | null;
        };
        /** Body_accept_import */
        Body_accept_import: {
            /**
             * File
             * @description .xlsx, text with any delimiter, or a ZIP file of a product's folder
             */
            file?: string | null;
            /**
             * Name
             * @description of a file that was sent before
             * @default
             */
            name?: string;
            /**
             * Options
             * @description JSON of ImportOptions
             */
            options: string;
            /**
             * Upload
             * @description instead of the file: the digest of one that was sent, kept for days
             */
            upload?: string | null;
        };
        /** Body_begin_from_model */
        Body_begin_from_model: {
            /**
             * File
             * @description a feature model in the Universal Variability Language, .uvl
             */
            file: string;
            /** Name */
            name: string;
            /** Product */
            product: string;
        };
        /** Body_preview_import */
        Body_preview_import: {
            /**
             * File
             * @description .xlsx, text with any delimiter, or a ZIP file of a product's folder
             */
            file?: string | null;
            /**
             * Name
             * @description of a file that was sent before
             * @default
             */
            name?: string;
            /**
             * Options
             * @description JSON of ImportOptions
             */
            options: string;
            /**
             * Upload
             * @description instead of the file: the digest of one that was sent, kept for days
             */
            upload?: string | null;
        };
        /** Body_upload_medium */
        Body_upload_medium: {
            /**
             * Document
             * @description JSON of NewDocument: it becomes a document
             */
            document?: string | null;
            /**
             * File
             * @description PDF, PNG, JPEG or WebP
             */
            file: string;
            /**
             * Path
             * @description relative to the product's folder
             */
            path: string;
            /**
             * Replaces
             * @description digest of the file that it replaces
             */
            replaces?: string | null;
        };
        /**
         * BomLine
         * @description A part to build it from.
         */
        BomLine: {
            /** @description null if the release does not list the part */
            facts: components["schemas"]["BomPart"] | null;
            name: components["schemas"]["Localized"];
            /** Part */
            part: string;
            /** Position */
            position: number;
            /** Quantity */
            quantity: string;
            /** Unit */
            unit: string;
        };
        /**
         * BomPart
         * @description What the catalogue knows of a part.
         */
        BomPart: {
            /** Attributes */
            attributes: components["schemas"]["PartFact"][];
            /** Gtin */
            gtin: string | null;
            /** Model Number */
            model_number: string | null;
            /** Supplier */
            supplier: string | null;
            /** Supplier Number */
            supplier_number: string | null;
        };
        /**
         * BriefLine
         * @description A configured product with its quantity and price, without the configuration and the steps of the price.
         */
        BriefLine: {
            discount: components["schemas"]["LineDiscount"] | null;
            /**
             * Group
             * @description id of its group
             */
            group: string | null;
            /** Id */
            id: string;
            /**
             * Member
             * @description code of the member that it is of its group's bundle
             */
            member: string | null;
            name: components["schemas"]["Localized"];
            net: components["schemas"]["Money"];
            /** @description null: as the product says */
            plan: components["schemas"]["BillingPlan"] | null;
            /** Position */
            position: number;
            /** Product */
            product: string;
            /** Quantity */
            quantity: number;
            /** Recurring */
            recurring: components["schemas"]["RecurringPrice"][];
            /** Release */
            release: string;
            scene: components["schemas"]["SceneName"] | null;
            /** @description its share of the discounts on groups and on the whole quote */
            share: components["schemas"]["Money"];
            /**
             * Sold Now
             * @description on the desk, of a draft: number of the release sold now, if the line is on another
             */
            sold_now?: number | null;
            unit_net: components["schemas"]["Money"];
        };
        /**
         * BriefQuote
         * @description The envelope of an offer's revisions, with the lines in brief and the newest entries of the history.
         */
        BriefQuote: {
            /**
             * Actions
             * @description what can be done now
             */
            actions: string[];
            buyer: components["schemas"]["Buyer"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** History */
            history: components["schemas"]["Happening"][];
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Market */
            market: string;
            /** Message */
            message: string;
            /** Number */
            number: string;
            order: components["schemas"]["OrderName"] | null;
            revision: components["schemas"]["BriefRevision"];
            /** Revisions */
            revisions: components["schemas"]["RevisionName"][];
            /** State */
            state: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * BriefRevision
         * @description An offer: a draft, or frozen; its lines in brief.
         */
        BriefRevision: {
            /** @description over the term, with what recurs; only for those who may read margins, null if not known */
            contract_margin?: components["schemas"]["Margin"] | null;
            decision: components["schemas"]["Decision"] | null;
            /**
             * Digest
             * @description of everything a sent revision promises
             */
            digest: string | null;
            discount: components["schemas"]["DocumentDiscount"] | null;
            /** Groups */
            groups: components["schemas"]["LineGroup"][];
            /** Lines */
            lines: components["schemas"]["BriefLine"][];
            /** @description only for those who may read margins; null if it is not known */
            margin?: components["schemas"]["Margin"] | null;
            /** Number */
            number: number;
            /**
             * Pricing Date
             * Format: date
             */
            pricing_date: string;
            rounding: components["schemas"]["RoundingPolicy"];
            /** Sent At */
            sent_at: string | null;
            shown_in: components["schemas"]["ShownIn"] | null;
            /** State */
            state: string;
            terms: components["schemas"]["Localized"];
            totals: components["schemas"]["Totals"];
            /**
             * Valid Until
             * Format: date
             */
            valid_until: string;
        };
        /**
         * BrokenLine
         * @description A line of an open quote that could not stay as it is.
         */
        BrokenLine: {
            /**
             * Changes
             * @description the least with which it could be sold: of the fewest choices, then of the fewest other values, then the nearest in price. Choices come first
             */
            changes: components["schemas"]["api__schemas__drafts__ValueChange"][];
            /** @description of the net of the line, then against now */
            difference: components["schemas"]["Money"] | null;
            /**
             * Fate
             * @enum {string}
             */
            fate: "changed" | "impossible" | "undecided";
            /**
             * Is New
             * @description it could stay as it is under the release that is followed
             */
            is_new: boolean;
            /** Position */
            position: number;
            quote: components["schemas"]["QuoteName"];
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "sent";
        };
        /**
         * BudgetView
         * @description What a budget leaves.
         */
        BudgetView: {
            amount: components["schemas"]["Money"];
            /**
             * Is Enough
             * @description whether anything that meets the choices is within it; null: unknown
             */
            is_enough: boolean | null;
            /**
             * Unlocks
             * @description what the next amounts above it would unlock, the least first
             */
            unlocks: components["schemas"]["Unlock"][];
        };
        /**
         * Bundle
         * @description Products sold together, with what they cost together and by themselves.
         */
        Bundle: {
            /** Code */
            code: string;
            /** Members */
            members: components["schemas"]["BundleMember"][];
            name: components["schemas"]["Localized"];
            paid: components["schemas"]["BundlePaid"];
            /**
             * Percent
             * @description taken off the sum of the members; null if the price is fixed
             */
            percent: string | null;
            /** @description of one bundle as it starts, charged once */
            price: components["schemas"]["Money"];
            /** @description the members by themselves, those that are optional not counted */
            regular: components["schemas"]["Money"];
            saving: components["schemas"]["Money"];
            text: components["schemas"]["Localized"] | null;
            /**
             * Until
             * @description the first day on which it is not sold any more
             */
            until: string | null;
        };
        /**
         * BundleChange
         * @description How many of a bundle there shall be.
         */
        BundleChange: {
            /** Quantity */
            quantity: number;
        };
        /**
         * BundleChoice
         * @description A value that a member starts from.
         */
        BundleChoice: {
            /** Characteristic */
            characteristic: string;
            /**
             * Fixed
             * @description the price of the bundle is for this value; others may be changed
             */
            fixed: boolean;
            name: components["schemas"]["Localized"];
            /** Value */
            value: string;
            value_name: components["schemas"]["Localized"];
        };
        /**
         * BundleMember
         * @description A product in a bundle, as it starts.
         */
        BundleMember: {
            /** @description what an optional member makes the bundle cost more; else null */
            adds: components["schemas"]["BundleOption"] | null;
            /** Choices */
            choices: components["schemas"]["BundleChoice"][];
            /** Code */
            code: string;
            name: components["schemas"]["Localized"];
            /** Optional */
            optional: boolean;
            /** @description of its pieces by themselves */
            price: components["schemas"]["Money"];
            /** Product */
            product: string;
            /**
             * Quantity
             * @description pieces in one bundle
             */
            quantity: number;
            /**
             * Recurring
             * @description charged again and again; the bundle takes nothing off it
             */
            recurring: components["schemas"]["RecurringPrice"][];
            scene: components["schemas"]["SceneName"] | null;
        };
        /**
         * BundleOption
         * @description What an optional member adds to the price of a bundle.
         */
        BundleOption: {
            /** @description with tax, as it is paid */
            paid: components["schemas"]["Money"];
            price: components["schemas"]["Money"];
        };
        /**
         * BundlePaid
         * @description The members by themselves and together as they are paid, with tax.
         */
        BundlePaid: {
            price: components["schemas"]["Money"];
            regular: components["schemas"]["Money"];
            saving: components["schemas"]["Money"];
        };
        /**
         * Bundles
         * @description The bundles that somebody may buy, in the order of the seller.
         */
        Bundles: {
            /** Items */
            items: components["schemas"]["Bundle"][];
        };
        /**
         * Buyer
         * @description The buyer, frozen into the quote.
         */
        Buyer: {
            /** Address */
            address: string[];
            /** Company */
            company: string;
            /** Country */
            country: string;
            /** Coupons */
            coupons?: string[];
            /** Email */
            email: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Price Groups */
            price_groups: string[];
            /** Reference */
            reference: string;
            /**
             * Region
             * @default
             */
            region?: string;
            /**
             * Tax Number
             * @description as given; not verified
             */
            tax_number: string;
            /** Tax Status */
            tax_status: string;
        };
        /**
         * BuyerInput
         * @description The buyer as the seller writes it down.
         */
        BuyerInput: {
            /** Address */
            address?: string[];
            /**
             * Company
             * @default
             */
            company?: string;
            /**
             * Country
             * @default
             */
            country?: string;
            /**
             * Coupons
             * @description codes that the buyer entered; one that does not hold is refused
             */
            coupons?: string[];
            /** Email */
            email: string;
            /** Name */
            name: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /** Price Groups */
            price_groups?: string[];
            /**
             * Reference
             * @default
             */
            reference?: string;
            /**
             * Region
             * @description where taxes differ within the country
             * @default
             */
            region?: string;
            /**
             * Tax Number
             * @default
             */
            tax_number?: string;
            /**
             * Tax Status
             * @default standard
             */
            tax_status?: string;
        };
        /**
         * BuyerName
         * @description The buyer in a list.
         */
        BuyerName: {
            /** Company */
            company: string;
            /** Name */
            name: string;
        };
        /**
         * CatchUp
         * @description What a later release has changed is taken over.
         */
        CatchUp: {
            /**
             * Release
             * @description its number, as it was read
             */
            release: number;
        };
        /**
         * CellFix
         * @description A corrected cell of the sheet.
         */
        CellFix: {
            /**
             * Column
             * @description of the sheet, from 1
             */
            column: number;
            /** Row */
            row: number;
            /** Text */
            text: string;
        };
        /**
         * CellProblem
         * @description Why a cell of a sheet cannot stand.
         */
        CellProblem: {
            /**
             * Column
             * @description of the sheet; 0 for the whole row
             */
            column: number;
            /** Left Out */
            left_out: boolean;
            /** Letter */
            letter: string;
            message: components["schemas"]["Localized"];
            /** Row */
            row: number;
            /**
             * Text
             * @description what stands there
             */
            text: string;
        };
        /**
         * Change
         * @description A value that changed because of the last click.
         */
        Change: {
            /** After */
            after: string;
            /** Before */
            before: string | null;
            /** Characteristic */
            characteristic: string;
            /**
             * Origin
             * @enum {string}
             */
            origin: "chosen" | "forced" | "default" | "preferred" | "first" | "computed";
            /** Reasons */
            reasons: components["schemas"]["Reason"][];
        };
        /**
         * ChangedEntry
         * @description What one entry says from now on.
         */
        ChangedEntry: {
            /**
             * Values
             * @description field -> what it holds; none for nothing
             */
            values: {
                [key: string]: boolean | string | string[] | {
                    [key: string]: string;
                } | {
                    [key: string]: boolean | string | string[] | {
                        [key: string]: string;
                    };
                }[];
            };
        };
        /**
         * ChangedFile
         * @description A file that differs between two releases.
         */
        ChangedFile: {
            /**
             * Base
             * @description in the earlier one; null if it is not there
             */
            base: string | null;
            /** Path */
            path: string;
            /**
             * State
             * @enum {string}
             */
            state: "changed" | "added" | "deleted";
            /**
             * Text
             * @description in the later one; null if it is not there
             */
            text: string | null;
        };
        /**
         * ChangedRule
         * @description What one rule says from now on.
         */
        ChangedRule: {
            rule: components["schemas"]["RuleFields"];
        };
        /**
         * ChangedTest
         * @description What one test says from now on.
         */
        ChangedTest: {
            test: components["schemas"]["NewTest"];
        };
        /**
         * Characteristic
         * @description A thing to choose, or one that follows from the choices (computed).
         */
        Characteristic: {
            /** Attributes */
            attributes: components["schemas"]["Attribute"][];
            /**
             * Better
             * @description whether later or earlier values are better for a buyer
             */
            better: ("more" | "less") | null;
            /** Computed */
            computed: boolean;
            /**
             * Display
             * @description list, cards, swatches, stepper, slider or toggle
             */
            display: string;
            help: components["schemas"]["Localized"] | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "boolean" | "enumeration" | "integer" | "decimal";
            name: components["schemas"]["Localized"];
            /** Unit */
            unit: string | null;
            /**
             * Values
             * @description in declared order
             */
            values: components["schemas"]["Value"][];
        };
        /**
         * CheckedEntry
         * @description What is wrong with a form, and the entry it would be.
         */
        CheckedEntry: {
            /** Findings */
            findings: components["schemas"]["FieldFinding"][];
            /**
             * Text
             * @description null if it cannot be written
             */
            text: string | null;
        };
        /**
         * CheckedRule
         * @description What is wrong with a form, and the rule it would be.
         */
        CheckedRule: {
            /** Findings */
            findings: components["schemas"]["FieldFinding"][];
            /**
             * Text
             * @description null if it cannot be written
             */
            text: string | null;
        };
        /**
         * Choice
         * @description A value the user asserted.
         */
        Choice: {
            /** Characteristic */
            characteristic: string;
            /** Value */
            value: string;
        };
        /**
         * Classification
         * @description How the catalogues of the world file a product.
         */
        Classification: {
            /**
             * Eclass
             * @description four pairs of digits with hyphens
             */
            eclass: string | null;
            /**
             * Etim
             * @description EC and six digits
             */
            etim: string | null;
            /**
             * Unspsc
             * @description eight digits
             */
            unspsc: string | null;
        };
        /**
         * ColumnChoice
         * @description Which column of the table a column of the sheet is.
         */
        ColumnChoice: {
            /**
             * At
             * @description of the sheet, from 1
             */
            at: number;
            /**
             * Column
             * @description empty to leave it out
             */
            column: string;
        };
        /**
         * Comment
         * @description A comment; plain text.
         */
        Comment: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /**
             * Excerpt
             * @description what the line said when the comment was made
             */
            excerpt: string | null;
            /** Id */
            id: string;
            /**
             * Line
             * @description where its line stands now; null if the line is gone, or there is none
             */
            line: number | null;
            /** Path */
            path: string | null;
            /** Resolved At */
            resolved_at: string | null;
            /** Resolved By */
            resolved_by: string | null;
            /** Text */
            text: string;
        };
        /**
         * Comments
         * @description The comments on a draft, oldest first.
         */
        Comments: {
            /** Items */
            items: components["schemas"]["Comment"][];
        };
        /**
         * ComparedRevision
         * @description One side of a comparison.
         */
        ComparedRevision: {
            /** Number */
            number: number;
            /** State */
            state: string;
            total: components["schemas"]["Money"];
        };
        /**
         * Comparison
         * @description What is different between two revisions; lines and document sum exactly to the amount.
         */
        Comparison: {
            after: components["schemas"]["ComparedRevision"];
            amount: components["schemas"]["Money"];
            before: components["schemas"]["ComparedRevision"];
            /** Currency */
            currency: string;
            /** Document */
            document: components["schemas"]["DocumentDifference"][];
            /**
             * Lines
             * @description those that differ
             */
            lines: components["schemas"]["LineComparison"][];
            /**
             * Recurring
             * @description of the totals per period and the contract; no part of the amount
             */
            recurring: components["schemas"]["Localized"][];
            /**
             * Unchanged
             * @description how many lines do not
             */
            unchanged: number;
        };
        /**
         * Compromise
         * @description A value, and what the cheapest product with it costs.
         */
        Compromise: {
            /** @description against the product shown; null if that is not known */
            difference: components["schemas"]["Money"] | null;
            /** @description by how much the total may be too low, the margin too high; null if exact */
            gap: components["schemas"]["Money"] | null;
            /** @description of the cheapest complete product with it that keeps the user's other choices; against the margin what is left of the one that leaves most */
            total: components["schemas"]["Money"];
            /** Value */
            value: string;
        };
        /**
         * Compromises
         * @description How good a product may be in one respect, and what that costs or leaves: nothing as good is better in it.
         */
        Compromises: {
            /**
             * Against
             * @enum {string}
             */
            against: "price" | "margin";
            /**
             * Better
             * @description whether later or earlier values are better
             * @enum {string}
             */
            better: "more" | "less";
            /** Characteristic */
            characteristic: string;
            /**
             * Compromises
             * @description the best value first; the cheapest, or what leaves most, last
             */
            compromises: components["schemas"]["Compromise"][];
            /**
             * Decided
             * @description false if some were left out because the time was up
             */
            decided: boolean;
            /**
             * Shown
             * @description the value of the product shown
             */
            shown: string;
            /** @description of the product shown; null if it is priced on request */
            total: components["schemas"]["Money"] | null;
            /**
             * Version
             * @description of the session whose other choices are kept
             */
            version: number;
        };
        /**
         * ConfiguredValue
         * @description One configured characteristic of a line, as it is read by people.
         */
        ConfiguredValue: {
            /** Characteristic */
            characteristic: string;
            group: components["schemas"]["Localized"];
            name: components["schemas"]["Localized"];
            /** Origin */
            origin: string;
            /** Value */
            value: string;
            value_name: components["schemas"]["Localized"];
        };
        /**
         * Conflict
         * @description Why a value cannot be had, and what to do about it.
         */
        Conflict: {
            /** Characteristic */
            characteristic: string;
            /**
             * Choices
             * @description the user's choices that stand against it
             */
            choices: components["schemas"]["Choice"][];
            /**
             * Decided
             * @description false if the time for finding out was up, so that something may be missing
             */
            decided: boolean;
            /** Reasons */
            reasons: components["schemas"]["Reason"][];
            /** Value */
            value: string;
            /** Ways Out */
            ways_out: components["schemas"]["WayOut"][];
        };
        /**
         * Contact
         * @description Who asks.
         */
        Contact: {
            /**
             * Company
             * @default
             */
            company?: string;
            /**
             * Country
             * @default
             */
            country?: string;
            /** Email */
            email: string;
            /**
             * Message
             * @default
             */
            message?: string;
            /** Name */
            name: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
        };
        /**
         * ContractValue
         * @description What the document comes to over the terms of its lines; without tax, or with it where prices contain it.
         */
        ContractValue: {
            /** @description what is charged once, and the first twelve months of each line */
            first_year: components["schemas"]["Money"];
            /** @description what is charged once, after all discounts */
            once: components["schemas"]["Money"];
            /** @description what the terms come to */
            recurring: components["schemas"]["Money"];
            /** @description both together */
            value: components["schemas"]["Money"];
        };
        /**
         * Cost
         * @description What it costs us.
         */
        Cost: {
            /** Book */
            book: string;
            /** Currency */
            currency: string;
            /**
             * Entries
             * @description what the cost of one unit is made of
             */
            entries: components["schemas"]["Entry"][];
            /** @description of the whole quantity; null if it is not known */
            line: components["schemas"]["Money"] | null;
            /** @description why the cost is not known */
            missing: components["schemas"]["MissingCost"] | null;
            /**
             * No Rate
             * @description why there is none; then the cost is not known
             */
            no_rate?: string | null;
            /** @description the exchange rate, where costs are kept in another currency */
            rate?: components["schemas"]["CostRate"] | null;
            /**
             * Recurring
             * @description what it costs us again and again
             */
            recurring?: components["schemas"]["RunningCost"][] | null;
            /** @description of one unit; null if it is not known */
            unit: components["schemas"]["Money"] | null;
        };
        /**
         * CostRate
         * @description A published exchange rate.
         */
        CostRate: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Days
             * @description for how many days it may be used
             */
            days: number;
            /** From */
            from: string;
            /** Rate */
            rate: string;
            /** Source */
            source: string;
            /** To */
            to: string;
        };
        /**
         * Counted
         * @description What a tier or a commitment was measured with.
         */
        Counted: {
            /**
             * Committed
             * @description pieces of the commitment; null for a tier
             */
            committed: string | null;
            /**
             * Here
             * @description pieces in the document
             */
            here: string;
            /**
             * On
             * Format: date
             * @description when it was counted
             */
            on: string;
            /**
             * Ordered
             * @description pieces that the account had ordered
             */
            ordered: string;
            /**
             * Since
             * @description the first day that counts; null for all there is
             */
            since: string | null;
            /**
             * What
             * @enum {string}
             */
            what: "tier" | "commitment";
        };
        /**
         * Coupons
         * @description The coupons of a session, in place of those entered before.
         */
        Coupons: {
            /** Coupons */
            coupons: string[];
        };
        /**
         * Coverage
         * @description What generated tests cover in a market.
         */
        Coverage: {
            /**
             * Broken
             * @description rules that a test breaks, and no other rule with them
             */
            broken: number;
            /**
             * Implied
             * @description rules that nothing breaks alone
             */
            implied: string[];
            /**
             * Limits
             * @description ends of numbers and limits of rules that are met exactly
             */
            limits: number;
            /** Market */
            market: string;
            /**
             * Missing
             * @description of these, those that there was no time for
             */
            missing: number;
            /**
             * Mistakes
             * @description small mistakes in rules that only tests made for them notice
             */
            mistakes: number;
            /**
             * Pairs
             * @description pairs of values that some configuration has
             */
            pairs: number;
            /** Undecided */
            undecided: number;
            /** Unmet */
            unmet: number;
        };
        /**
         * Credentials
         * @description Who wants in.
         */
        Credentials: {
            /** Email */
            email: string;
            /** Password */
            password: string;
        };
        /**
         * Crossing
         * @description A guard rail that a price crosses: an approval that is needed.
         */
        Crossing: {
            /**
             * Actual
             * @description percent, rounded; of a margin only for those who may read margins, null for others
             */
            actual: string | null;
            /** @description what the line is beyond the limit; of a margin only for those who may read margins, null for others */
            by: components["schemas"]["Money"] | null;
            /**
             * Kind
             * @description recurring: a discount by the billing plan of the line
             */
            kind: ("discount" | "floor" | "ceiling" | "margin") | "recurring";
            /**
             * Limit
             * @description percent; of a discount, what a rep may give alone; of a margin only for those who may read margins, null for others
             */
            limit: string | null;
            /**
             * Role
             * @description the least role that may approve it
             * @enum {string}
             */
            role: "rep" | "manager" | "admin";
        };
        /**
         * Days
         * @description Business days, the last one left out.
         */
        Days: {
            /** End */
            end: string | null;
            /** Start */
            start: string | null;
        };
        /**
         * Decision
         * @description What ended the wait: an acceptance by name, or a refusal with its reason.
         */
        Decision: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Reason */
            reason: string;
        };
        /**
         * Declining
         * @description Why not.
         */
        Declining: {
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * Difference
         * @description A value before and after.
         */
        Difference: {
            /** After */
            after: string;
            /** Before */
            before: string | null;
            /** Characteristic */
            characteristic: string;
        };
        /**
         * Document
         * @description A version of a document in a language.
         */
        Document: {
            /** Code */
            code: string;
            file: components["schemas"]["DocumentFile"];
            /**
             * Is Current
             * @description the version of its language that holds today
             */
            is_current: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "brochure" | "manual" | "specification" | "price_list" | "drawing" | "quote_template";
            /** Language */
            language: string;
            /**
             * Readers
             * @enum {string}
             */
            readers: "customer" | "rep";
            title: components["schemas"]["Localized"] | null;
            /** Valid From */
            valid_from: string | null;
            /**
             * Valid Until
             * @description excluded
             */
            valid_until: string | null;
            /** Version */
            version: string;
        };
        /**
         * DocumentDifference
         * @description What a discount, a tax or a rounding of the document adds to the difference.
         */
        DocumentDifference: {
            amount: components["schemas"]["Money"];
            label: components["schemas"]["Localized"];
        };
        /**
         * DocumentDiscount
         * @description A discount on a quote or a group: exactly one of them is there.
         */
        DocumentDiscount: {
            amount?: components["schemas"]["Money"] | null;
            /** @description what is to come out, as it is paid; never exceeded */
            gross_total?: components["schemas"]["Money"] | null;
            /** @description what is to come out, without tax */
            net_total?: components["schemas"]["Money"] | null;
            /** Percent */
            percent?: string | null;
        };
        /**
         * DocumentDiscountInput
         * @description A discount on a quote or a group: one of `percent`, `amount`, `net_total` and `gross_total`.
         */
        DocumentDiscountInput: {
            amount?: components["schemas"]["MoneyInput"] | null;
            /** @description of the whole quote only: what is to be paid at most */
            gross_total?: components["schemas"]["MoneyInput"] | null;
            /** @description what is to come out, without tax */
            net_total?: components["schemas"]["MoneyInput"] | null;
            /** Percent */
            percent?: string | null;
        };
        /**
         * DocumentFile
         * @description The file of a document.
         */
        DocumentFile: {
            /** Bytes */
            bytes: number;
            /**
             * Name
             * @description what to call it when it is saved
             */
            name: string;
            /** Type */
            type: string;
            /** Url */
            url: string;
        };
        /**
         * DocumentWaterfall
         * @description How the total of a document comes about: its lines by step, for all units, then what the document adds.
         */
        DocumentWaterfall: {
            /** Currency */
            currency: string;
            /** Entries */
            entries: components["schemas"]["Entry"][];
            net: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
        };
        /**
         * Documents
         * @description Documents of a product.
         */
        Documents: {
            /** Items */
            items: components["schemas"]["Document"][];
        };
        /**
         * Draft
         * @description A draft with its files.
         */
        Draft: {
            /**
             * Actions
             * @description what can be done now: edit, publish, abandon
             */
            actions: string[];
            base: components["schemas"]["ReleaseName"];
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Files */
            files: components["schemas"]["FileHead"][];
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Product */
            product: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "published" | "abandoned";
            /**
             * Undoable
             * @description whether there is a change that can be taken back
             */
            undoable: boolean;
            /**
             * Version
             * @description counts every change, undoing included
             */
            version: number;
        };
        /**
         * DraftCheck
         * @description What is wrong with a draft.
         */
        DraftCheck: {
            /**
             * Finding Count
             * @description how many there are
             */
            finding_count: number;
            /**
             * Findings
             * @description the first 500
             */
            findings: components["schemas"]["Finding"][];
            /** Ok */
            ok: boolean;
        };
        /**
         * DraftCheckRequest
         * @description How thoroughly to look.
         */
        DraftCheckRequest: {
            /**
             * Quick
             * @description read the files only
             * @default false
             */
            quick?: boolean;
        };
        /**
         * DraftEntries
         * @description The entries of a file of a draft.
         */
        DraftEntries: {
            /** Items */
            items: components["schemas"]["DraftEntry"][];
            /** Kinds */
            kinds: components["schemas"]["EntryKind"][];
            /**
             * Number
             * @description of the entry that was written
             */
            number?: number | null;
            /** Path */
            path: string;
        };
        /**
         * DraftEntry
         * @description An entry of a file.
         */
        DraftEntry: {
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Line */
            line: number;
            /**
             * Number
             * @description counted from 0; names it in a change
             */
            number: number;
            /**
             * Others
             * @description its keys that no form shows; they stay as they are
             */
            others: string[];
            /**
             * Text
             * @description as it stands in the file
             */
            text: string;
            /**
             * Values
             * @description null if it holds what no form can show
             */
            values: {
                [key: string]: boolean | string | string[] | {
                    [key: string]: string;
                } | {
                    [key: string]: boolean | string | string[] | {
                        [key: string]: string;
                    };
                }[];
            } | null;
        };
        /**
         * DraftFile
         * @description A file of a draft with its text.
         */
        DraftFile: {
            /**
             * Base
             * @description the text in the release; null if it is not there
             */
            base: string | null;
            /** Changed At */
            changed_at: string | null;
            /** Changed By */
            changed_by: string | null;
            /** Characters */
            characters: number;
            /** Path */
            path: string;
            /**
             * State
             * @enum {string}
             */
            state: "base" | "changed" | "added" | "deleted";
            /**
             * Text
             * @description null if it was deleted
             */
            text: string | null;
            /**
             * Version
             * @description number of the edit it comes from; 0 for the release
             */
            version: number;
        };
        /**
         * DraftGroup
         * @description A group of characteristics of a product.
         */
        DraftGroup: {
            /** Code */
            code: string;
            name: components["schemas"]["Localized"];
        };
        /**
         * DraftGroups
         * @description The groups of the product of a draft.
         */
        DraftGroups: {
            /** Items */
            items: components["schemas"]["DraftGroup"][];
        };
        /**
         * DraftHead
         * @description A draft in a list.
         */
        DraftHead: {
            /**
             * Actions
             * @description what can be done now: edit, publish, abandon
             */
            actions: string[];
            base: components["schemas"]["ReleaseName"];
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Product */
            product: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "published" | "abandoned";
            /**
             * Version
             * @description counts every change, undoing included
             */
            version: number;
        };
        /**
         * DraftPage
         * @description Some drafts, the last changed first.
         */
        DraftPage: {
            /** Items */
            items: components["schemas"]["DraftHead"][];
            /** Next */
            next: string | null;
        };
        /**
         * DraftPublication
         * @description Where and when the release is to be valid.
         */
        DraftPublication: {
            /**
             * Markets
             * @description only there; in any other market what is current stays current
             */
            markets?: components["schemas"]["MarketValidity"][];
            /**
             * Note
             * @description why; shown beside the release
             * @default
             */
            note?: string;
            /**
             * Valid From
             * @description in all markets; at once if left out
             */
            valid_from?: string | null;
            /**
             * Valid Until
             * @description in all markets; the day after the last
             */
            valid_until?: string | null;
        };
        /**
         * DraftReview
         * @description A draft against the release that it would follow, in one market.
         */
        DraftReview: {
            added: components["schemas"]["Extra"];
            allowed: components["schemas"]["RuleDifference"];
            /**
             * Died
             * @description values that no configuration has any more
             */
            died: {
                [key: string]: string[];
            };
            /**
             * Equal
             * @description both allow the same; null if that is not decided
             */
            equal: boolean | null;
            forbidden: components["schemas"]["RuleDifference"];
            /** Market */
            market: string;
            /** Markets */
            markets: components["schemas"]["TouchedMarket"][];
            quotes: components["schemas"]["OpenQuotes"];
            /**
             * Release
             * @description number of that release
             */
            release: number;
            removed: components["schemas"]["Extra"];
            sold: components["schemas"]["Sold"];
        };
        /**
         * DraftRule
         * @description A rule of a file.
         */
        DraftRule: {
            /**
             * Components
             * @description the components it stands in, the outermost first
             */
            components: string[];
            /** @description null if it cannot be read */
            fields: components["schemas"]["RuleFields"] | null;
            /** Id */
            id: string;
            /** Line */
            line: number;
            /**
             * Number
             * @description counted from 0; names it in a change
             */
            number: number;
            /** @description why it cannot be read */
            problem: components["schemas"]["Localized"] | null;
            /**
             * Text
             * @description as it stands in the file
             */
            text: string;
        };
        /**
         * DraftRules
         * @description The rules of a file of a draft.
         */
        DraftRules: {
            /** Items */
            items: components["schemas"]["DraftRule"][];
            /** Kinds */
            kinds: components["schemas"]["RuleKind"][];
            /**
             * Number
             * @description of the rule that was written
             */
            number?: number | null;
            /** Path */
            path: string;
        };
        /**
         * Edit
         * @description One change of one file.
         */
        Edit: {
            /**
             * Action
             * @enum {string}
             */
            action: "written" | "deleted";
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /**
             * Is New
             * @description the file is not in the release
             */
            is_new: boolean;
            /** Path */
            path: string;
            /** Undone */
            undone: boolean;
            /** Version */
            version: number;
        };
        /**
         * EnginePick
         * @description Which engine decides a release in a market over a period, and why.
         */
        EnginePick: {
            /**
             * End
             * @description the day after the last; null for no end
             */
            end: string | null;
            /** Engine */
            engine: string;
            /** Market */
            market: string;
            /** Reason */
            reason: string;
            /**
             * Start
             * @description first day on which these rules are in force; null for no beginning
             */
            start: string | null;
        };
        /**
         * Engines
         * @description What decides a release in each market, between the dates of its rules.
         */
        Engines: {
            /** Items */
            items: components["schemas"]["EnginePick"][];
        };
        /**
         * EnteredCoupon
         * @description A coupon that a visitor entered.
         */
        EnteredCoupon: {
            /** Code */
            code: string;
            /** @description of one, before tax; null if nothing as it is configured now */
            takes_off: components["schemas"]["Money"] | null;
        };
        /**
         * Entry
         * @description One step of the price.
         */
        Entry: {
            amount: components["schemas"]["Money"];
            basis: components["schemas"]["Money"] | null;
            /**
             * Internal
             * @description whether customers see it without its name; not for customers
             */
            internal?: boolean | null;
            label: components["schemas"]["Localized"];
            /**
             * Quantity
             * @description how many times the basis
             */
            quantity: string | null;
            /**
             * Rate
             * @description percent
             */
            rate: string | null;
            /**
             * Reference
             * @description what it was taken from; not for customers
             */
            reference?: string | null;
            result: components["schemas"]["Money"];
            source: components["schemas"]["Source"] | null;
            /** Step */
            step: string;
        };
        /**
         * EntryColumn
         * @description A column of a table in an entry.
         */
        EntryColumn: {
            /** Name */
            name: string;
            /**
             * Refers
             * @description what it names
             * @enum {string}
             */
            refers: "" | "market" | "product" | "index" | "characteristic" | "sheet" | "book" | "cost";
            /** Required */
            required: boolean;
            /**
             * Type
             * @enum {string}
             */
            type: "text" | "name" | "number" | "day" | "flag" | "words";
        };
        /**
         * EntryField
         * @description A field of a kind of entries.
         */
        EntryField: {
            /** Choices */
            choices: string[];
            /** Columns */
            columns: components["schemas"]["EntryColumn"][];
            /** Name */
            name: string;
            only: components["schemas"]["EntryOnly"] | null;
            /**
             * Refers
             * @description what it names
             * @enum {string}
             */
            refers: "" | "market" | "product" | "index" | "characteristic" | "sheet" | "book" | "cost";
            /** Required */
            required: boolean;
            /**
             * Type
             * @enum {string}
             */
            type: "text" | "name" | "number" | "day" | "flag" | "words" | "choice" | "rows";
        };
        /**
         * EntryKind
         * @description A kind of entries, and its fields in order.
         */
        EntryKind: {
            /** Fields */
            fields: components["schemas"]["EntryField"][];
            /** Kind */
            kind: string;
            /**
             * Times
             * @description any number; at most one; one for each key, or the file itself: these are not added or deleted
             * @enum {string}
             */
            times: "many" | "once" | "keyed" | "whole";
            /**
             * Title
             * @description the fields that tell one from another
             */
            title: string[];
        };
        /**
         * EntryOnly
         * @description A field has a meaning only beside these words of another one.
         */
        EntryOnly: {
            /** Field */
            field: string;
            /** Words */
            words: string[];
        };
        /**
         * EntryToCheck
         * @description A form while somebody fills it in.
         */
        EntryToCheck: {
            /** Kind */
            kind: string;
            /**
             * Number
             * @description of the entry that it changes; none for a new one
             */
            number?: number | null;
            /**
             * Values
             * @description field -> what it holds; none for nothing
             */
            values: {
                [key: string]: boolean | string | string[] | {
                    [key: string]: string;
                } | {
                    [key: string]: boolean | string | string[] | {
                        [key: string]: string;
                    };
                }[];
            };
        };
        /**
         * Example
         * @description A concrete product that one of the two allows and the other does not.
         */
        Example: {
            /**
             * Computed
             * @description and these computed characteristics
             */
            computed: string[];
            /**
             * Configuration
             * @description characteristic -> value, of those that both have
             */
            configuration: {
                [key: string]: string;
            };
            /**
             * Names
             * @description characteristics whose values cannot hold together
             */
            names: string[];
            /**
             * Recorded
             * @description it was sold
             */
            recorded: boolean;
            /**
             * Rules
             * @description because of these rules
             */
            rules: components["schemas"]["RuleToBlame"][];
        };
        /**
         * ExchangedLines
         * @description Lines of a file that go, and what stands there instead.
         */
        ExchangedLines: {
            /**
             * At
             * @description the first line that changes in the text as it was, from 1
             */
            at: number;
            /**
             * Gone
             * @description how many lines go from there on
             */
            gone: number;
            /**
             * Lines
             * @description what stands there, without line ends
             */
            lines: string[];
        };
        /**
         * Extra
         * @description What only one of the two has.
         */
        Extra: {
            /** Characteristics */
            characteristics: string[];
            /** Values */
            values: {
                [key: string]: string[];
            };
        };
        /**
         * Families
         * @description All families, each below its parent.
         */
        Families: {
            /** Items */
            items: components["schemas"]["Family"][];
        };
        /**
         * Family
         * @description A family of products, with those that belong to it directly.
         */
        Family: {
            /** Code */
            code: string;
            name: components["schemas"]["Localized"];
            /**
             * Parent
             * @description code of the family it belongs to
             */
            parent: string | null;
            /**
             * Products
             * @description codes of the products that name it as theirs
             */
            products: string[];
            summary: components["schemas"]["Localized"] | null;
        };
        /**
         * FamilyName
         * @description A family of products as people see it.
         */
        FamilyName: {
            /** Code */
            code: string;
            name: components["schemas"]["Localized"];
            /**
             * Parent
             * @description code of the family it belongs to
             */
            parent: string | null;
            summary: components["schemas"]["Localized"] | null;
        };
        /**
         * FieldFinding
         * @description What is wrong with a field.
         */
        FieldFinding: {
            /** Code */
            code: string;
            /**
             * Field
             * @description id, source, parts/condition/terms/0, parts/rows/rows/2/1; empty for the whole
             */
            field: string;
            hint: components["schemas"]["Localized"] | null;
            message: components["schemas"]["Localized"];
            /**
             * Severity
             * @enum {string}
             */
            severity: "error" | "warning" | "info";
        };
        /**
         * FieldProblem
         * @description One thing wrong with a request.
         */
        FieldProblem: {
            /** Message */
            message: string;
            /**
             * Path
             * @description JSON pointer into the body, ?name of a parameter, or file:line:column
             */
            path: string;
        };
        /**
         * FileChange
         * @description What becomes of a file.
         */
        FileChange: {
            /**
             * Action
             * @enum {string}
             */
            action: "added" | "changed" | "removed";
            /** Path */
            path: string;
        };
        /**
         * FileChanges
         * @description What changes in a file: less to send than a large table as a whole.
         */
        FileChanges: {
            /**
             * Changes
             * @description in the order of the lines
             */
            changes: components["schemas"]["ExchangedLines"][];
            /**
             * Count
             * @description lines of the file from then on: that of its line ends, and one
             */
            count: number;
        };
        /**
         * FileHead
         * @description A file of a draft.
         */
        FileHead: {
            /** Changed At */
            changed_at: string | null;
            /** Changed By */
            changed_by: string | null;
            /** Characters */
            characters: number;
            /** Path */
            path: string;
            /**
             * State
             * @enum {string}
             */
            state: "base" | "changed" | "added" | "deleted";
            /**
             * Version
             * @description number of the edit it comes from; 0 for the release
             */
            version: number;
        };
        /**
         * FileText
         * @description What a file holds from now on.
         */
        FileText: {
            /** Text */
            text: string;
        };
        /**
         * Finding
         * @description An observation of a check.
         */
        Finding: {
            /** Code */
            code: string;
            /** Column */
            column: number | null;
            /**
             * Excerpt
             * @description the line, with a caret under the place
             */
            excerpt: string | null;
            /** File */
            file: string | null;
            /** Hint */
            hint: string | null;
            /**
             * Is New
             * @description false: what is sold now has it, too; looked for of warnings about a draft
             */
            is_new: boolean;
            /** Line */
            line: number | null;
            /**
             * Markets
             * @description where it was found; empty when the market does not matter
             */
            markets: string[];
            message: components["schemas"]["Localized"];
            /**
             * Place
             * @description file:line:column, a file, or a name in the product
             */
            place: string;
            /**
             * Severity
             * @enum {string}
             */
            severity: "error" | "warning" | "info";
        };
        /**
         * ForcedBy
         * @description What leaves a value as the only one.
         */
        ForcedBy: {
            /** Choices */
            choices: components["schemas"]["Choice"][];
            /** Reasons */
            reasons: components["schemas"]["Reason"][];
        };
        /**
         * GeneratedTests
         * @description The tests that were made from the rules.
         */
        GeneratedTests: {
            /**
             * Kinds
             * @description pairs, least, greatest, limit, breaks, guards -> how many
             */
            kinds: {
                [key: string]: number;
            };
            /** Path */
            path: string;
            /** Tests */
            tests: number;
        };
        /**
         * GivenApproval
         * @description Who let the draft pass as it is.
         */
        GivenApproval: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Comment */
            comment: string;
            /**
             * Role
             * @enum {string}
             */
            role: "rep" | "manager" | "admin";
        };
        /**
         * Group
         * @description A page of the configurator.
         */
        Group: {
            /** Characteristics */
            characteristics: string[];
            /** Code */
            code: string;
            name: components["schemas"]["Localized"];
        };
        /**
         * GroupBundle
         * @description The bundle that the lines of a group were added as, and how it stands.
         */
        GroupBundle: {
            /** Code */
            code: string;
            /** @description why its price does not hold; for the desk only */
            gone: components["schemas"]["Localized"] | null;
            name: components["schemas"]["Localized"];
            /**
             * Quantity
             * @description how many bundles the lines make; 0 while its price does not hold
             */
            quantity: number;
            /** @description of all its lines together; null while its price does not hold */
            saving: components["schemas"]["Money"] | null;
        };
        /**
         * GroupInput
         * @description A group of lines; without an id it is a new one.
         */
        GroupInput: {
            discount?: components["schemas"]["DocumentDiscountInput"] | null;
            /** Id */
            id?: string | null;
            /** Name */
            name: string;
        };
        /**
         * GroupTotal
         * @description What a group of lines comes to, before a discount on the whole quote.
         */
        GroupTotal: {
            discount: components["schemas"]["Money"];
            /** Id */
            id: string;
            lines_net: components["schemas"]["Money"];
            subtotal: components["schemas"]["Money"];
        };
        /**
         * Happening
         * @description What was done to the quote.
         */
        Happening: {
            /** Action */
            action: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            what: components["schemas"]["Localized"];
            /** Who */
            who: string;
        };
        /**
         * Health
         * @description Whether the server does its work.
         */
        Health: {
            /** Checks */
            checks: {
                [key: string]: string;
            };
            /**
             * Status
             * @enum {string}
             */
            status: "ok" | "unavailable";
        };
        /**
         * History
         * @description Every edit of a draft, the last first.
         */
        History: {
            /** Items */
            items: components["schemas"]["Edit"][];
        };
        /**
         * ImportOptions
         * @description What a person says about an upload.
         */
        ImportOptions: {
            /**
             * Decimal
             * @description the mark before decimals
             * @default auto
             * @enum {string}
             */
            decimal?: "auto" | "comma" | "point";
            /**
             * Encoding
             * @description of a text; empty to find out
             * @default
             * @enum {string}
             */
            encoding?: "" | "utf-8" | "utf-16" | "windows-1251" | "windows-1252" | "cp866" | "koi8-r";
            /**
             * Expect
             * @description to accept: the digest that the preview told; nothing else is written
             */
            expect?: string | null;
            /**
             * Missing
             * @description rows and files of the draft that the upload does not have
             * @default keep
             * @enum {string}
             */
            missing?: "keep" | "remove";
            /**
             * Only Good
             * @description leave out rows in which something is wrong
             * @default false
             */
            only_good?: boolean;
            /** Sheets */
            sheets?: components["schemas"]["SheetOptions"][];
        };
        /**
         * ImportPreview
         * @description What becomes of an upload: of its sheets, or of the files of its folder; findings are newly wrong elsewhere.
         */
        ImportPreview: {
            /** Acceptable */
            acceptable: boolean;
            /**
             * Digest
             * @description of everything that accepting writes
             */
            digest: string;
            /** Encoding */
            encoding: string;
            /** Files */
            files: components["schemas"]["FileChange"][];
            /**
             * Finding Count
             * @description how many there are
             */
            finding_count: number;
            /**
             * Findings
             * @description the first 500
             */
            findings: components["schemas"]["Finding"][];
            /**
             * Kind
             * @enum {string}
             */
            kind: "sheets" | "folder";
            /** Sheets */
            sheets: components["schemas"]["SheetPreview"][];
            /** Unchanged Files */
            unchanged_files: number;
            /**
             * Upload
             * @description names what was uploaded: send it instead of the file to look again, or accept
             */
            upload: string;
        };
        /**
         * Imported
         * @description A draft with an upload in it.
         */
        Imported: {
            draft: components["schemas"]["Draft"];
            /**
             * Edits
             * @description their numbers; to take all of them back at once
             */
            edits: number[];
            /**
             * Files
             * @description what was written, an edit each
             */
            files: string[];
        };
        /**
         * InEnglish
         * @description What is told of a problem, in English.
         */
        InEnglish: {
            /** Detail */
            detail: string;
            /** Problems */
            problems: components["schemas"]["FieldProblem"][];
            /** Title */
            title?: string | null;
        };
        /**
         * InMarket
         * @description Where to look.
         */
        InMarket: {
            /** Market */
            market: string;
        };
        /**
         * IssuedToken
         * @description The token; it is told only here.
         */
        IssuedToken: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Token */
            token: string;
        };
        /**
         * Job
         * @description Something that is done in the background, and what came of it.
         */
        Job: {
            /**
             * Asked
             * @description what was asked for
             */
            asked: {
                [key: string]: unknown;
            };
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Asked By */
            asked_by: string;
            /** Done */
            done: number;
            /** Ended At */
            ended_at: string | null;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "draft.check" | "draft.review" | "draft.reprice" | "draft.publish" | "draft.lint" | "draft.measure" | "draft.look_at_upload" | "draft.import" | "draft.run_tests" | "draft.make_tests" | "draft.judge_tests" | "release.review" | "release.roll_back";
            /**
             * Of
             * @description parts of the step; 0 where that is not known
             */
            of: number;
            problem: components["schemas"]["JobProblem"] | null;
            /**
             * Result
             * @description what would have been answered to a request; null until done
             */
            result: {
                [key: string]: unknown;
            } | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            /** @description what is being done; null until something is */
            step: components["schemas"]["Localized"] | null;
            /**
             * Stopping
             * @description it will stop at its next step
             */
            stopping: boolean;
            /**
             * Subject
             * @description id of the draft or release
             */
            subject: string;
        };
        /**
         * JobHead
         * @description Something that is done in the background.
         */
        JobHead: {
            /**
             * Asked
             * @description what was asked for
             */
            asked: {
                [key: string]: unknown;
            };
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Asked By */
            asked_by: string;
            /** Done */
            done: number;
            /** Ended At */
            ended_at: string | null;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "draft.check" | "draft.review" | "draft.reprice" | "draft.publish" | "draft.lint" | "draft.measure" | "draft.look_at_upload" | "draft.import" | "draft.run_tests" | "draft.make_tests" | "draft.judge_tests" | "release.review" | "release.roll_back";
            /**
             * Of
             * @description parts of the step; 0 where that is not known
             */
            of: number;
            problem: components["schemas"]["JobProblem"] | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            /** @description what is being done; null until something is */
            step: components["schemas"]["Localized"] | null;
            /**
             * Stopping
             * @description it will stop at its next step
             */
            stopping: boolean;
            /**
             * Subject
             * @description id of the draft or release
             */
            subject: string;
        };
        /**
         * JobProblem
         * @description Why a job failed: what would have been answered to a request.
         */
        JobProblem: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            english?: components["schemas"]["InEnglish"] | null;
            /** Problems */
            problems: components["schemas"]["FieldProblem"][];
            /** Status */
            status: number;
        };
        /**
         * Jobs
         * @description The last jobs on a thing, the newest first.
         */
        Jobs: {
            /** Items */
            items: components["schemas"]["JobHead"][];
        };
        /**
         * LackingFile
         * @description A file in which a draft lacks what a later release has changed.
         */
        LackingFile: {
            /**
             * Is Open
             * @description both have changed the same lines, so that a person decides
             */
            is_open: boolean;
            /** Path */
            path: string;
        };
        /**
         * LaterRelease
         * @description A release that came after the one a draft stands on.
         */
        LaterRelease: {
            /** Note */
            note: string;
            /** Number */
            number: number;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Published By */
            published_by: string;
        };
        /**
         * LineChange
         * @description What to change in a line; what is absent stays.
         */
        LineChange: {
            /** @description null takes the discount away */
            discount?: components["schemas"]["LineDiscountInput"] | null;
            /**
             * Group
             * @description id of a group; null takes the line out of its group
             */
            group?: string | null;
            /** @description what is absent in it stays; null: all as the product says */
            plan?: components["schemas"]["BillingPlanInput"] | null;
            /**
             * Position
             * @description from 1 on; the other lines keep their order
             */
            position?: number | null;
            /** Quantity */
            quantity?: number | null;
            /**
             * Session
             * @description replace the configuration by that of this session
             */
            session?: string | null;
        };
        /**
         * LineComparison
         * @description A line of two revisions, matched by its configuration.
         */
        LineComparison: {
            /** @description net of the line as it is */
            after: components["schemas"]["Money"] | null;
            amount: components["schemas"]["Money"];
            /** @description net of the line as it was */
            before: components["schemas"]["Money"] | null;
            /**
             * Differences
             * @description they sum to the amount; empty for a line that came or went
             */
            differences: components["schemas"]["PriceDifference"][];
            /**
             * Kind
             * @enum {string}
             */
            kind: "added" | "removed" | "changed";
            /**
             * Line
             * @description id of the line in the later revision
             */
            line: string | null;
            name: components["schemas"]["Localized"];
            /** Position */
            position: number | null;
            /** Position Before */
            position_before: number | null;
            /**
             * Recurring
             * @description what is different again and again, and in the term; no part of it
             */
            recurring: components["schemas"]["Localized"][];
            /** Values */
            values: components["schemas"]["api__schemas__quote__ValueChange"][];
        };
        /**
         * LineDiscount
         * @description A discount on a line: a percentage, an amount per unit, or a price to arrive at; the others are absent.
         */
        LineDiscount: {
            amount?: components["schemas"]["Money"] | null;
            line_price?: components["schemas"]["Money"] | null;
            /** Percent */
            percent?: string | null;
            unit_price?: components["schemas"]["Money"] | null;
        };
        /**
         * LineDiscountInput
         * @description A discount on a line: exactly one of its fields.
         */
        LineDiscountInput: {
            /** @description off each unit */
            amount?: components["schemas"]["MoneyInput"] | null;
            /** @description the net price of the line to arrive at */
            line_price?: components["schemas"]["MoneyInput"] | null;
            /** Percent */
            percent?: string | null;
            /** @description the net price of a unit to arrive at */
            unit_price?: components["schemas"]["MoneyInput"] | null;
        };
        /**
         * LineGroup
         * @description Lines that are offered together, with a discount of their own.
         */
        LineGroup: {
            /** @description null: nobody added them as a bundle */
            bundle: components["schemas"]["GroupBundle"] | null;
            discount: components["schemas"]["DocumentDiscount"] | null;
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * LineMove
         * @description What becomes of a line of a draft under the release that is sold now.
         */
        LineMove: {
            /**
             * Changes
             * @description the least with which it stands: of the fewest choices, then of the fewest other values, then the nearest in price; and what is new. Choices come first
             */
            changes: components["schemas"]["MovedValue"][];
            /** @description of the net of the line, moved against now; null if not known */
            difference: components["schemas"]["Money"] | null;
            /**
             * Fate
             * @description current: it is on that release already; untouched: it stands there as it is
             * @enum {string}
             */
            fate: "current" | "untouched" | "changed" | "impossible" | "undecided";
            release: components["schemas"]["MovedRelease"];
        };
        /**
         * LineReach
         * @description How far a role may go on a line.
         */
        LineReach: {
            limit: components["schemas"]["RoomLimit"];
            /**
             * Percent
             * @description the largest discount, in hundredths of a percent, tried by pricing anew
             */
            percent: string;
            /**
             * Role
             * @enum {string}
             */
            role: "rep" | "manager" | "admin";
            /** @description what a unit costs then */
            unit_net: components["schemas"]["Money"];
        };
        /**
         * LineRoom
         * @description The room to negotiate on a line of a draft.
         */
        LineRoom: {
            /** @description what a unit costs before discounts */
            before: components["schemas"]["Money"];
            /** Currency */
            currency: string;
            /** Line */
            line: string;
            /** Needed */
            needed: components["schemas"]["Crossing"][];
            /**
             * Percent
             * @description what is given away now, the discount on the quote included
             */
            percent: string;
            /** Reach */
            reach: components["schemas"]["LineReach"][];
            /**
             * Swaps
             * @description those that cost least of what they save first
             */
            swaps: components["schemas"]["Swap"][];
        };
        /**
         * ListedRelease
         * @description A release, and where it stands today.
         */
        ListedRelease: {
            /** Digest */
            digest: string;
            /** Id */
            id: string;
            /**
             * Markets
             * @description where it was published for; empty for all markets alike
             */
            markets: components["schemas"]["MarketPeriod"][];
            /**
             * Note
             * @description why it was published, if somebody said so
             */
            note: string;
            /** Number */
            number: number;
            /**
             * Places
             * @description where it stands in each of its markets
             */
            places: components["schemas"]["StandingRelease"][];
            /** Product */
            product: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Published By */
            published_by: string;
            /**
             * Restores
             * @description number of the earlier release that it brings back
             */
            restores: number | null;
            /**
             * Standing
             * @description where it stands in the market that it matters most for, see `places`
             * @enum {string}
             */
            standing: "current" | "scheduled" | "past" | "replaced" | "withdrawn";
            /**
             * Valid From
             * @description first day in any market; null if it has none
             */
            valid_from: string | null;
            /**
             * Valid Until
             * @description the day after the last one in any market; null if it has none
             */
            valid_until: string | null;
            /** Withdrawals */
            withdrawals: components["schemas"]["Withdrawal"][];
        };
        /**
         * Localized
         * @description A text in several languages; English is always there.
         */
        Localized: {
            /** En */
            en: string;
            /** Ru */
            ru?: string;
        };
        /**
         * LoggedIn
         * @description The login, and what to send as X-CSRF-Token with every change.
         */
        LoggedIn: {
            actor: components["schemas"]["Actor"];
            /** Csrf */
            csrf: string;
        };
        /**
         * Look
         * @description Somebody asked for a second look at a draft, or took it.
         */
        Look: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /**
             * Holds
             * @description it was about the files as they stand now
             */
            holds: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "asked" | "approved" | "objected";
            /** Text */
            text: string;
        };
        /**
         * LookRequest
         * @description A second look is asked for, or taken.
         */
        LookRequest: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "asked" | "approved" | "objected";
            /**
             * Text
             * @default
             */
            text?: string;
        };
        /**
         * Looks
         * @description Where a draft stands with the second pair of eyes.
         */
        Looks: {
            /**
             * Items
             * @description the newest first
             */
            items: components["schemas"]["Look"][];
            /**
             * May Approve
             * @description whoever reads this wrote none of it
             */
            may_approve: boolean;
            /**
             * Needed
             * @description it is not published without an approval
             */
            needed: boolean;
            /**
             * State
             * @description void: it was approved once, and edited since
             * @enum {string}
             */
            state: "none" | "asked" | "approved" | "objected" | "void";
        };
        /**
         * Making
         * @description Tests that were made from the rules.
         */
        Making: {
            /**
             * Changed
             * @description whether the draft changed by it
             */
            changed: boolean;
            /** Coverage */
            coverage: components["schemas"]["Coverage"][];
            /** Tests */
            tests: number;
        };
        /**
         * Margin
         * @description What is left of the net price after the cost.
         */
        Margin: {
            amount: components["schemas"]["Money"];
            /**
             * Percent
             * @description of the net price; null if nothing is paid
             */
            percent: string | null;
        };
        /**
         * Market
         * @description Where we sell, in which currency and language.
         */
        Market: {
            /** Code */
            code: string;
            /** Currency */
            currency: string;
            /** Language */
            language: string;
            name: components["schemas"]["Localized"];
        };
        /**
         * MarketPeriod
         * @description When a release is valid in a market.
         */
        MarketPeriod: {
            /** Market */
            market: string;
            /** Valid From */
            valid_from: string | null;
            /**
             * Valid Until
             * @description the day after the last
             */
            valid_until: string | null;
        };
        /**
         * MarketTimeline
         * @description What was, is and will be current in markets where that is the same.
         */
        MarketTimeline: {
            /**
             * Markets
             * @description empty for terms of sale, which hold everywhere
             */
            markets: string[];
            /** Spans */
            spans: components["schemas"]["TimelineSpan"][];
        };
        /**
         * MarketValidity
         * @description When a release is to be valid in a market.
         */
        MarketValidity: {
            /** Market */
            market: string;
            /**
             * Valid From
             * @description at once if left out
             */
            valid_from?: string | null;
            /**
             * Valid Until
             * @description the day after the last
             */
            valid_until?: string | null;
        };
        /**
         * Markets
         * @description All markets.
         */
        Markets: {
            /** Items */
            items: components["schemas"]["Market"][];
        };
        /**
         * Me
         * @description Who asks.
         */
        Me: {
            actor: components["schemas"]["Actor"] | null;
            /** Csrf */
            csrf: string | null;
            /** Demo */
            demo: boolean;
        };
        /**
         * Measured
         * @description What it costs to decide a product in a market, measured on this server just now.
         */
        Measured: {
            /**
             * Bytes
             * @description size of the compiled rules; null without a diagram
             */
            bytes: number | null;
            /**
             * Click Ms
             * @description median of clicks with two values chosen
             */
            click_ms: number;
            /** Engine */
            engine: string;
            /** Reason */
            reason: string;
        };
        /**
         * Measurement
         * @description A draft and its release measured.
         */
        Measurement: {
            draft: components["schemas"]["Measured"];
            release: components["schemas"]["Measured"] | null;
        };
        /**
         * Media
         * @description All documents and pictures of a draft.
         */
        Media: {
            /** Items */
            items: components["schemas"]["Medium"][];
        };
        /**
         * Medium
         * @description A document or a picture of a draft.
         */
        Medium: {
            /** Bytes */
            bytes: number;
            /** Digest */
            digest: string;
            /** Height */
            height: number | null;
            /** Path */
            path: string;
            /**
             * Type
             * @description application/pdf, image/png, image/jpeg or image/webp
             */
            type: string;
            /**
             * Url
             * @description for a small copy of a picture add ?width=160, 480 or 1200
             */
            url: string;
            /**
             * Width
             * @description pixels; null for documents
             */
            width: number | null;
        };
        /**
         * Miss
         * @description One thing that a test says and the rules do not.
         */
        Miss: {
            message: components["schemas"]["Localized"];
            /** Rules */
            rules: components["schemas"]["RuleToBlame"][];
        };
        /**
         * MissingCost
         * @description A value whose cost is not known.
         */
        MissingCost: {
            /** Characteristic */
            characteristic: string;
            /** Value */
            value: string;
        };
        /**
         * ModelDraft
         * @description A draft of a new product, made from a feature model.
         */
        ModelDraft: {
            draft: components["schemas"]["Draft"];
            /**
             * Left Out
             * @description the first of the constraints that the rule language has no words for
             */
            left_out: components["schemas"]["Finding"][];
            /** Left Out Count */
            left_out_count: number;
        };
        /**
         * Money
         * @description An exact amount: a decimal number in text, never a float.
         */
        Money: {
            /**
             * Amount
             * @example 1234.50
             */
            amount: string;
            /**
             * Currency
             * @example EUR
             */
            currency: string;
        };
        /**
         * MoneyInput
         * @description An exact amount.
         */
        MoneyInput: {
            /**
             * Amount
             * @example 5.00
             */
            amount: string;
            /** Currency */
            currency: string;
        };
        /**
         * MovedRelease
         * @description Numbers of two releases.
         */
        MovedRelease: {
            /**
             * Line
             * @description that the line is on
             */
            line: number;
            /**
             * Now
             * @description that is sold now
             */
            now: number;
        };
        /**
         * MovedValue
         * @description A characteristic of a line that has another value under the release that is sold now.
         */
        MovedValue: {
            /**
             * After
             * @description null if the release that is sold now does not have it
             */
            after: string | null;
            after_name: components["schemas"]["Localized"] | null;
            /**
             * Before
             * @description null if the release of the line does not have it
             */
            before: string | null;
            before_name: components["schemas"]["Localized"] | null;
            /** Characteristic */
            characteristic: string;
            /**
             * Chosen
             * @description somebody chose the value that the line has
             */
            chosen: boolean;
            name: components["schemas"]["Localized"];
        };
        /**
         * Mutation
         * @description How well the tests guard rules.
         */
        Mutation: {
            /**
             * Rules
             * @description all rules in force that exclude something
             */
            rules: string[];
            /** Scores */
            scores: components["schemas"]["RuleScore"][];
        };
        /**
         * MutationRequest
         * @description The rules to judge the tests by.
         */
        MutationRequest: {
            /** Market */
            market: string;
            /**
             * Rules
             * @description all if left out
             */
            rules?: string[] | null;
        };
        /**
         * NeededApproval
         * @description An approval that a line needs.
         */
        NeededApproval: {
            /**
             * Actual
             * @description percent, rounded; of a margin only for those who may read margins, null for others
             */
            actual: string | null;
            /** @description what the line is beyond the limit; of a margin only for those who may read margins, null for others */
            by: components["schemas"]["Money"] | null;
            /**
             * Kind
             * @description recurring: a discount by the billing plan of the line
             */
            kind: ("discount" | "floor" | "ceiling" | "margin") | "recurring";
            /**
             * Limit
             * @description percent; of a discount, what a rep may give alone; of a margin only for those who may read margins, null for others
             */
            limit: string | null;
            /** Line */
            line: string;
            /** Position */
            position: number;
            /**
             * Role
             * @description the least role that may approve it
             * @enum {string}
             */
            role: "rep" | "manager" | "admin";
        };
        /**
         * NewBundle
         * @description A bundle to add to a quote as lines.
         */
        NewBundle: {
            /** Bundle */
            bundle: string;
            /**
             * Options
             * @description codes of the optional members that are wanted
             */
            options?: string[];
            /**
             * Quantity
             * @default 1
             */
            quantity?: number;
        };
        /**
         * NewCharacteristic
         * @description A characteristic to be begun in a draft.
         */
        NewCharacteristic: {
            /** Code */
            code: string;
            /** Group */
            group: string;
            /**
             * Group Name
             * @description what the group is called, if there is none of the code
             */
            group_name?: {
                [key: string]: string;
            };
            /**
             * Help
             * @description by language; one without words is not said
             */
            help?: {
                [key: string]: string;
            };
            /**
             * Kind
             * @enum {string}
             */
            kind: "list" | "flag" | "whole" | "decimal";
            /**
             * Least
             * @default
             */
            least?: string;
            /**
             * Most
             * @default
             */
            most?: string;
            /**
             * Name
             * @description by language; one without words is not said
             */
            name: {
                [key: string]: string;
            };
            /**
             * Optional
             * @default false
             */
            optional?: boolean;
            /**
             * Step
             * @default
             */
            step?: string;
            /**
             * Unit
             * @default
             */
            unit?: string;
        };
        /**
         * NewChoice
         * @description A choice, and which earlier ones to take back for it.
         */
        NewChoice: {
            /** Characteristic */
            characteristic: string;
            /** Take Back */
            take_back?: string[];
            /** Value */
            value: string;
        };
        /**
         * NewComment
         * @description A comment on a draft, on a file of it, or on a line.
         */
        NewComment: {
            /**
             * Line
             * @description from 1, as the file stands
             */
            line?: number | null;
            /** Path */
            path?: string | null;
            /** Text */
            text: string;
        };
        /**
         * NewDocument
         * @description What an uploaded file is: a row of documents.csv.
         */
        NewDocument: {
            /** Code */
            code: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "brochure" | "manual" | "specification" | "price_list" | "drawing" | "quote_template";
            /** Language */
            language: string;
            /** Readers */
            readers?: ("customer" | "rep") | null;
            /** Title */
            title?: {
                [key: string]: string;
            };
            /** Valid From */
            valid_from?: string | null;
            /**
             * Valid Until
             * @description excluded
             */
            valid_until?: string | null;
            /** Version */
            version: string;
        };
        /**
         * NewDraft
         * @description A draft to be begun on the newest release of a product.
         */
        NewDraft: {
            /**
             * Market
             * @description the newest release there; anywhere if left out
             */
            market?: string | null;
            /** Name */
            name: string;
            /** Product */
            product: string;
        };
        /**
         * NewEntry
         * @description An entry to be added.
         */
        NewEntry: {
            /** Kind */
            kind: string;
            /**
             * Values
             * @description field -> what it holds; none for nothing
             */
            values: {
                [key: string]: boolean | string | string[] | {
                    [key: string]: string;
                } | {
                    [key: string]: boolean | string | string[] | {
                        [key: string]: string;
                    };
                }[];
            };
        };
        /**
         * NewLine
         * @description A configured product to add.
         */
        NewLine: {
            discount?: components["schemas"]["LineDiscountInput"] | null;
            /**
             * Group
             * @description id of a group
             */
            group?: string | null;
            /** @description for a product with recurring charges */
            plan?: components["schemas"]["BillingPlanInput"] | null;
            /**
             * Position
             * @description from 1 on; absent: the last one
             */
            position?: number | null;
            /**
             * Quantity
             * @default 1
             */
            quantity?: number;
            /** Session */
            session: string;
        };
        /**
         * NewLines
         * @description Configured products to add, all at once.
         */
        NewLines: {
            /** Lines */
            lines: components["schemas"]["BatchLine"][];
        };
        /**
         * NewProduct
         * @description A product to be begun: from nothing, or after one that was published.
         */
        NewProduct: {
            /**
             * Family
             * @description of one that is begun from nothing
             */
            family?: string | null;
            /**
             * Like
             * @description a product whose files it begins with; none if left out
             */
            like?: string | null;
            /**
             * Markets
             * @description the same
             */
            markets?: string[];
            /**
             * Name
             * @description by language; one without words is not said
             */
            name: {
                [key: string]: string;
            };
            /** Product */
            product: string;
            /**
             * Summary
             * @description by language; one without words is not said
             */
            summary?: {
                [key: string]: string;
            };
        };
        /**
         * NewQuote
         * @description An empty draft for a buyer.
         */
        NewQuote: {
            buyer: components["schemas"]["BuyerInput"];
            /**
             * Language
             * @default en
             */
            language?: string;
            /** Market */
            market: string;
        };
        /**
         * NewQuoteRequest
         * @description A visitor asks for a quote of what they configured, or of a bundle as it starts: one of both.
         */
        NewQuoteRequest: {
            /**
             * Bundle
             * @description code of a bundle; the market has to be told, too
             */
            bundle?: string | null;
            contact: components["schemas"]["Contact"];
            /**
             * Language
             * @default en
             */
            language?: string;
            /** Market */
            market?: string | null;
            /**
             * Options
             * @description codes of the bundle's optional members that are wanted
             */
            options?: string[];
            /**
             * Quantity
             * @default 1
             */
            quantity?: number;
            /** Session */
            session?: string | null;
        };
        /**
         * NewRelease
         * @description The files of a product folder, to be checked and published.
         */
        NewRelease: {
            /**
             * Files
             * @description path in the product folder -> text
             */
            files: {
                [key: string]: string;
            };
            /**
             * Markets
             * @description only there; in any other market what is current stays current
             */
            markets?: components["schemas"]["MarketValidity"][];
            /**
             * Valid From
             * @description in all markets; at once if left out
             */
            valid_from?: string | null;
            /**
             * Valid Until
             * @description in all markets; the day after the last
             */
            valid_until?: string | null;
        };
        /**
         * NewRule
         * @description A rule to be added.
         */
        NewRule: {
            /**
             * After
             * @description number of the rule it stands beside; else at the end
             */
            after?: number | null;
            rule: components["schemas"]["RuleFields"];
        };
        /**
         * NewSession
         * @description What to configure, where, and with what already chosen.
         */
        NewSession: {
            /** Choices */
            choices?: {
                [key: string]: string;
            };
            /** Market */
            market: string;
            /** Product */
            product: string;
            /**
             * Quote
             * @description a quote whose buyer it is priced for: for the desk only, which alone can see it then
             */
            quote?: string | null;
        };
        /**
         * NewTerms
         * @description The files of terms of sale, to be checked and published; terms hold in all markets.
         */
        NewTerms: {
            /**
             * Files
             * @description path in the product folder -> text
             */
            files: {
                [key: string]: string;
            };
            /** Valid From */
            valid_from?: string | null;
            /** Valid Until */
            valid_until?: string | null;
        };
        /**
         * NewTest
         * @description What must hold of some choices in a market.
         */
        NewTest: {
            /** Choices */
            choices: {
                [key: string]: string;
            };
            /**
             * Day
             * @description the day it speaks of; every day if left out
             */
            day?: string | null;
            /**
             * Forced
             * @description the only value that must be left
             */
            forced?: {
                [key: string]: string;
            };
            /** Market */
            market: string;
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Possible
             * @description whether they must be possible, or must not
             * @default true
             */
            possible?: boolean;
            /**
             * Price
             * @description net, of one piece, in the currency of the market
             */
            price?: string | null;
            /**
             * Removed
             * @description values that must not be left
             */
            removed?: {
                [key: string]: string[];
            };
        };
        /**
         * NewTests
         * @description Tests to be added in one edit.
         */
        NewTests: {
            /** Tests */
            tests: components["schemas"]["NewTest"][];
        };
        /**
         * NewToken
         * @description A token for a program.
         */
        NewToken: {
            /**
             * Days
             * @default 90
             */
            days?: number;
            /** Name */
            name: string;
        };
        /**
         * Offer
         * @description What the customer sees through the link.
         */
        Offer: {
            /** Accepted By */
            accepted_by: string | null;
            /** Can Accept */
            can_accept: boolean;
            order: components["schemas"]["OrderName"] | null;
            quote: components["schemas"]["OfferedQuote"];
            revision: components["schemas"]["RevisionView"];
            seller: components["schemas"]["OfferingSeller"];
            /** State */
            state: string;
            /**
             * Valid Until
             * Format: date
             */
            valid_until: string;
        };
        /**
         * OfferLink
         * @description The link for the customer; it is told only here.
         */
        OfferLink: {
            /** Url */
            url: string;
        };
        /**
         * OfferedQuote
         * @description The quote, as its customer sees it.
         */
        OfferedQuote: {
            buyer: components["schemas"]["Buyer"];
            /** Currency */
            currency: string;
            /** Language */
            language: string;
            /** Market */
            market: string;
            /** Number */
            number: string;
        };
        /**
         * OfferingSeller
         * @description Who offers, and how they are reached, line by line.
         */
        OfferingSeller: {
            /** Address */
            address: string[];
            /** Bank */
            bank: string[];
            /** Email */
            email: string;
            /** Lines */
            lines: string[];
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Rounding */
            rounding: string;
            /** Tax Number */
            tax_number: string;
        };
        /**
         * OpenQuotes
         * @description What a draft means for quotes that are being written or were sent; they stay on their release.
         */
        OpenQuotes: {
            /** Broken */
            broken: components["schemas"]["BrokenLine"][];
            /** Lines */
            lines: number;
            /** Untouched */
            untouched: number;
        };
        /**
         * OptionPrice
         * @description What choosing a value makes of the total, with everything it brings along.
         */
        OptionPrice: {
            /** Changes */
            changes: components["schemas"]["Difference"][];
            /** @description against the present total; null if priced on request */
            difference: components["schemas"]["Money"] | null;
            /**
             * Recurring
             * @description against what is paid in each billing period now
             */
            recurring: components["schemas"]["RecurringDifference"][];
            /** Value */
            value: string;
        };
        /**
         * OptionPrices
         * @description What choosing the possible values of a characteristic makes of the total.
         */
        OptionPrices: {
            /** Characteristic */
            characteristic: string;
            /**
             * Prices
             * @description values not worked out within the time allowed are left out
             */
            prices: components["schemas"]["OptionPrice"][];
            /**
             * Version
             * @description of the session whose total is compared with
             */
            version: number;
        };
        /**
         * Order
         * @description What the customer bought.
         */
        Order: {
            buyer: components["schemas"]["Buyer"];
            /** @description over the term, with what recurs; only for those who may read margins, null if not known */
            contract_margin?: components["schemas"]["Margin"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Currency */
            currency: string;
            /** Digest */
            digest: string;
            discount: components["schemas"]["DocumentDiscount"] | null;
            /** Groups */
            groups: components["schemas"]["LineGroup"][];
            /** Id */
            id: string;
            /** Lines */
            lines: components["schemas"]["OrderLine"][];
            /** @description only for those who may read margins; null if it is not known */
            margin?: components["schemas"]["Margin"] | null;
            /** Market */
            market: string;
            /** Number */
            number: string;
            quote: components["schemas"]["OrderedQuote"];
            seller: components["schemas"]["Seller"];
            shown_in: components["schemas"]["ShownIn"] | null;
            /** State */
            state: string;
            terms: components["schemas"]["Localized"];
            total: components["schemas"]["Money"];
            totals: components["schemas"]["Totals"];
        };
        /**
         * OrderLine
         * @description A line with its bill of materials.
         */
        OrderLine: {
            /** Bom */
            bom: components["schemas"]["BomLine"][];
            /** Configuration */
            configuration: components["schemas"]["ConfiguredValue"][];
            discount: components["schemas"]["LineDiscount"] | null;
            /**
             * Group
             * @description id of its group
             */
            group: string | null;
            /** Id */
            id: string;
            /**
             * Member
             * @description code of the member that it is of its group's bundle
             */
            member: string | null;
            name: components["schemas"]["Localized"];
            net: components["schemas"]["Money"];
            /** @description null: as the product says */
            plan: components["schemas"]["BillingPlan"] | null;
            /** Position */
            position: number;
            /** Product */
            product: string;
            /** Quantity */
            quantity: number;
            /** Recurring */
            recurring: components["schemas"]["RecurringPrice"][];
            /** Release */
            release: string;
            scene: components["schemas"]["SceneName"] | null;
            /** @description its share of the discounts on groups and on the whole quote */
            share: components["schemas"]["Money"];
            /**
             * Sold Now
             * @description on the desk, of a draft: number of the release sold now, if the line is on another
             */
            sold_now?: number | null;
            unit_net: components["schemas"]["Money"];
            waterfall: components["schemas"]["Waterfall"];
        };
        /**
         * OrderName
         * @description An order.
         */
        OrderName: {
            /** Id */
            id: string;
            /** Number */
            number: string;
        };
        /**
         * OrderPage
         * @description Some orders, newest first.
         */
        OrderPage: {
            /** Items */
            items: components["schemas"]["OrderRow"][];
            /** Next */
            next: string | null;
        };
        /**
         * OrderRow
         * @description An order in a list.
         */
        OrderRow: {
            buyer: components["schemas"]["BuyerName"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Digest */
            digest: string;
            /** Id */
            id: string;
            /** Market */
            market: string;
            /** Number */
            number: string;
            quote: components["schemas"]["OrderedQuote"];
            /** State */
            state: string;
            total: components["schemas"]["Money"];
        };
        /**
         * OrderedQuote
         * @description The revision that was ordered.
         */
        OrderedQuote: {
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** Revision */
            revision: number;
        };
        /**
         * Outcome
         * @description What came of a test.
         */
        Outcome: {
            /** Misses */
            misses: components["schemas"]["Miss"][];
            /**
             * Result
             * @enum {string}
             */
            result: "passed" | "failed" | "undecided";
            test: components["schemas"]["RuleTest"];
        };
        /**
         * Overtaken
         * @description What a draft would take back of what was published after it was begun.
         */
        Overtaken: {
            /** Files */
            files: components["schemas"]["LackingFile"][];
            /**
             * Newest
             * @description number of the newest release that it could follow
             */
            newest: number;
            /** @description none if the draft stands on the newest */
            release: components["schemas"]["LaterRelease"] | null;
        };
        /**
         * PartFact
         * @description A measure or another fact of a part.
         */
        PartFact: {
            /** Code */
            code: string;
            /** @description null for what buyers do not see */
            name: components["schemas"]["Localized"] | null;
            /** @description the value as people write it, with its unit */
            text: components["schemas"]["Localized"];
            /** Unit */
            unit: string | null;
            /**
             * Value
             * @description as it is written; a number if there is a unit
             */
            value: string;
        };
        /**
         * Phase
         * @description Billing periods in a row that cost the same.
         */
        Phase: {
            /** @description of each period */
            amount: components["schemas"]["Money"];
            /**
             * End
             * Format: date
             * @description the day after the last one
             */
            end: string;
            /**
             * Periods
             * @description how many
             */
            periods: string;
            /**
             * Share
             * @description of a whole period at the full price, as a fraction: 1, 4/5, 17/31, 0
             */
            share: string;
            /**
             * Start
             * Format: date
             */
            start: string;
            total: components["schemas"]["Money"];
        };
        /**
         * Picture
         * @description A picture on show.
         */
        Picture: {
            /** @description what it shows; null if its name says so */
            alt: components["schemas"]["Localized"] | null;
            /** Height */
            height: number;
            /**
             * Url
             * @description for a small copy add ?width=160, 480 or 1200
             */
            url: string;
            /** Width */
            width: number;
        };
        /**
         * Possibilities
         * @description What is possible under some choices.
         */
        Possibilities: {
            /**
             * Consistent
             * @description whether the choices are possible together; null: not decided within the time allowed
             */
            consistent: boolean | null;
            /** Market */
            market: string;
            /**
             * Possible
             * @description characteristic -> the values that some complete configuration with these choices has
             */
            possible: {
                [key: string]: string[];
            };
            /** Product */
            product: string;
            release: components["schemas"]["ReleaseName"];
            /**
             * Undecided
             * @description values not decided within the time allowed
             */
            undecided: {
                [key: string]: string[];
            };
        };
        /**
         * PriceDifference
         * @description What one entry of a price adds to the difference of two prices of a line.
         */
        PriceDifference: {
            /** @description of the entry as it is */
            after: components["schemas"]["Money"] | null;
            /** @description on the line, exact */
            amount: components["schemas"]["Money"];
            /** @description of the entry as it was */
            before: components["schemas"]["Money"] | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "added" | "removed" | "changed";
            sentence: components["schemas"]["Localized"];
            /** Step */
            step: string;
        };
        /**
         * Problem
         * @description What went wrong (RFC 9457). `code` is stable; title, detail and messages are for people, in their language.
         */
        Problem: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** @description the same in English; only where it is told in another */
            english?: components["schemas"]["InEnglish"] | null;
            /**
             * Facts
             * @description details of this code, for programs
             */
            facts?: {
                [key: string]: unknown;
            };
            /** Instance */
            instance: string;
            /** Problems */
            problems: components["schemas"]["FieldProblem"][];
            /** Request Id */
            request_id: string;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /**
         * Product
         * @description Everything a configurator shows of a product.
         */
        Product: {
            /** Characteristics */
            characteristics: {
                [key: string]: components["schemas"]["Characteristic"];
            };
            classification: components["schemas"]["Classification"];
            /** Code */
            code: string;
            /** Currency */
            currency: string;
            description: components["schemas"]["Localized"];
            /**
             * Families
             * @description what it inherits from, its own first; empty if that is only a word
             */
            families: components["schemas"]["FamilyName"][];
            /** Family */
            family: string;
            /** Groups */
            groups: components["schemas"]["Group"][];
            /** @description null for what is simply sold */
            life: components["schemas"]["ProductLife"] | null;
            /** Market */
            market: string;
            /** Model Number */
            model_number: string;
            name: components["schemas"]["Localized"];
            /** Pictures */
            pictures: components["schemas"]["Picture"][];
            release: components["schemas"]["ReleaseName"];
            summary: components["schemas"]["Localized"];
        };
        /**
         * ProductCard
         * @description A product in a list.
         */
        ProductCard: {
            /** Code */
            code: string;
            /**
             * Families
             * @description what it inherits from, its own first; empty if that is only a word
             */
            families: components["schemas"]["FamilyName"][];
            /** Family */
            family: string;
            /** @description null for what is simply sold */
            life: components["schemas"]["ProductLife"] | null;
            /** Model Number */
            model_number: string;
            name: components["schemas"]["Localized"];
            /**
             * Picture
             * @description path of a PNG
             */
            picture: string | null;
            /** @description what the cheapest complete product costs; null if that is on request, or not proved, or not yet */
            price_from: components["schemas"]["Money"] | null;
            /** @description what the product on the picture costs; null if that is on request */
            price_shown: components["schemas"]["Money"] | null;
            summary: components["schemas"]["Localized"];
        };
        /**
         * ProductLife
         * @description Where a product stands in its life.
         */
        ProductLife: {
            /**
             * Since
             * @description first day of the state; null if it always was
             */
            since: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "announced" | "active" | "phasing_out" | "discontinued";
            /** @description what is sold here instead */
            successor: components["schemas"]["ProductName"] | null;
            /**
             * Until
             * @description first day of the next state; null if none is planned
             */
            until: string | null;
        };
        /**
         * ProductName
         * @description Which product, and how it is called.
         */
        ProductName: {
            /** Code */
            code: string;
            name: components["schemas"]["Localized"];
        };
        /**
         * ProductPage
         * @description Some products, and how to get more.
         */
        ProductPage: {
            /** Items */
            items: components["schemas"]["ProductCard"][];
            /** Next */
            next: string | null;
        };
        /**
         * Publication
         * @description What came of it: a release, or the findings that stand against it.
         */
        Publication: {
            /**
             * Engines
             * @description what decides the release; empty when it was rejected
             */
            engines: components["schemas"]["EnginePick"][];
            /**
             * Finding Count
             * @description how many there are
             */
            finding_count: number;
            /**
             * Findings
             * @description the first 500
             */
            findings: components["schemas"]["Finding"][];
            /** Rejected */
            rejected: boolean;
            release: components["schemas"]["Release"] | null;
        };
        /**
         * Quote
         * @description The envelope of an offer's revisions.
         */
        Quote: {
            /**
             * Actions
             * @description what can be done now
             */
            actions: string[];
            approval: components["schemas"]["Approval"];
            buyer: components["schemas"]["Buyer"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** History */
            history: components["schemas"]["Happening"][];
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Market */
            market: string;
            /** Message */
            message: string;
            /** Number */
            number: string;
            order: components["schemas"]["OrderName"] | null;
            revision: components["schemas"]["RevisionView"];
            /** Revisions */
            revisions: components["schemas"]["RevisionName"][];
            /** State */
            state: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * QuoteChange
         * @description What to change in the draft; what is absent stays.
         */
        QuoteChange: {
            buyer?: components["schemas"]["BuyerInput"] | null;
            /** @description null takes the discount away */
            discount?: components["schemas"]["DocumentDiscountInput"] | null;
            /**
             * Groups
             * @description all groups in order; the lines of one that is left out have none
             */
            groups?: components["schemas"]["GroupInput"][] | null;
            /** Language */
            language?: string | null;
            /**
             * Shown In
             * @description a second currency to show the total in; null shows none
             */
            shown_in?: string | null;
            /**
             * Terms
             * @description by language
             */
            terms?: {
                [key: string]: string;
            } | null;
            /** Valid Until */
            valid_until?: string | null;
        };
        /**
         * QuoteName
         * @description Which quote.
         */
        QuoteName: {
            /** Id */
            id: string;
            /** Number */
            number: string;
        };
        /**
         * QuotePage
         * @description Some quotes, newest first.
         */
        QuotePage: {
            /** Items */
            items: components["schemas"]["QuoteRow"][];
            /** Next */
            next: string | null;
        };
        /**
         * QuoteReach
         * @description How far a role may go with a discount on the whole draft.
         */
        QuoteReach: {
            limit: components["schemas"]["RoomLimit"];
            /**
             * Line
             * @description the line that leaves the least room
             */
            line: string;
            /**
             * Percent
             * @description the largest discount, in hundredths of a percent, tried by pricing anew
             */
            percent: string;
            /** Position */
            position: number;
            /**
             * Role
             * @enum {string}
             */
            role: "rep" | "manager" | "admin";
        };
        /**
         * QuoteRequested
         * @description The number to refer to.
         */
        QuoteRequested: {
            /** Number */
            number: string;
        };
        /**
         * QuoteRoom
         * @description The room for a discount on a whole draft, its lines as they are.
         */
        QuoteRoom: {
            /** Currency */
            currency: string;
            /** Reach */
            reach: components["schemas"]["QuoteReach"][];
        };
        /**
         * QuoteRow
         * @description A quote in a list.
         */
        QuoteRow: {
            buyer: components["schemas"]["BuyerName"];
            /** Id */
            id: string;
            /** Lines */
            lines: number;
            /** Market */
            market: string;
            /** Number */
            number: string;
            /** Revision */
            revision: number;
            /** State */
            state: string;
            total: components["schemas"]["Money"] | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * QuoteTemplate
         * @description A quote template of a draft, as it is written.
         */
        QuoteTemplate: {
            /** Code */
            code: string;
            /** File */
            file: string;
            /** Language */
            language: string;
            /** Markets */
            markets: string[];
            /** @description null if its file cannot be read as one */
            texts: components["schemas"]["QuoteTemplateTexts"] | null;
            /**
             * Valid From
             * @description as it is written; empty for ever
             */
            valid_from: string;
            /**
             * Valid Until
             * @description excluded; as it is written
             */
            valid_until: string;
            /** Version */
            version: string;
        };
        /**
         * QuoteTemplateTexts
         * @description What a template says.
         */
        QuoteTemplateTexts: {
            /** Cover */
            cover: string;
            /** Intro */
            intro: string;
            /** Terms */
            terms: string;
        };
        /**
         * QuoteTemplates
         * @description The quote templates of a draft.
         */
        QuoteTemplates: {
            /**
             * Filled
             * @description the names that may stand in braces
             */
            filled: string[];
            /** Items */
            items: components["schemas"]["QuoteTemplate"][];
            /**
             * Markets
             * @description in which the product is sold
             */
            markets: string[];
        };
        /**
         * Reason
         * @description A rule, in a sentence.
         */
        Reason: {
            /** Rule */
            rule: string;
            text: components["schemas"]["Localized"];
        };
        /**
         * RecurringCharge
         * @description What a line costs in each billing period.
         */
        RecurringCharge: {
            /**
             * Every
             * @enum {string}
             */
            every: "month" | "quarter" | "year";
            /** @description of a whole period, explained */
            price: components["schemas"]["Waterfall"];
            schedule: components["schemas"]["Schedule"];
        };
        /**
         * RecurringDifference
         * @description What choosing a value makes of a billing period.
         */
        RecurringDifference: {
            difference: components["schemas"]["Money"];
            /**
             * Every
             * @enum {string}
             */
            every: "month" | "quarter" | "year";
        };
        /**
         * RecurringPrice
         * @description What a line costs in each billing period; without tax, or with it where prices contain it.
         */
        RecurringPrice: {
            /** @description of a whole period */
            amount: components["schemas"]["Money"];
            /**
             * Every
             * @enum {string}
             */
            every: "month" | "quarter" | "year";
            first_year: components["schemas"]["Money"];
            /** @description of the whole term */
            value: components["schemas"]["Money"];
        };
        /**
         * RecurringTotal
         * @description What the document costs in each billing period, every line in full.
         */
        RecurringTotal: {
            /**
             * Every
             * @enum {string}
             */
            every: "month" | "quarter" | "year";
            net: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            /** Taxes */
            taxes: components["schemas"]["Tax"][];
            total: components["schemas"]["Money"];
        };
        /**
         * Reduction
         * @description A discount on a group of lines, or on the whole quote (then `group` is null).
         */
        Reduction: {
            amount: components["schemas"]["Money"];
            basis: components["schemas"]["Money"];
            /** Group */
            group: string | null;
            /** Rate */
            rate: string | null;
        };
        /**
         * Release
         * @description A published catalogue of one product.
         */
        Release: {
            /** Digest */
            digest: string;
            /** Id */
            id: string;
            /**
             * Markets
             * @description where it was published for; empty for all markets alike
             */
            markets: components["schemas"]["MarketPeriod"][];
            /** Number */
            number: number;
            /** Product */
            product: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Published By */
            published_by: string;
            /**
             * Valid From
             * @description first day in any market; null if it has none
             */
            valid_from: string | null;
            /**
             * Valid Until
             * @description the day after the last one in any market; null if it has none
             */
            valid_until: string | null;
        };
        /**
         * ReleaseChanges
         * @description The files that differ between two releases.
         */
        ReleaseChanges: {
            after: components["schemas"]["Release"];
            before: components["schemas"]["Release"];
            /** Items */
            items: components["schemas"]["ChangedFile"][];
        };
        /**
         * ReleaseName
         * @description Which release of a product.
         */
        ReleaseName: {
            /** Digest */
            digest: string;
            /** Number */
            number: number;
        };
        /**
         * ReleasePage
         * @description Some releases, newest first.
         */
        ReleasePage: {
            /** Items */
            items: components["schemas"]["ListedRelease"][];
            /** Next */
            next: string | null;
        };
        /**
         * ReleaseReviewRequest
         * @description Against which release to look, where, and whether to count.
         */
        ReleaseReviewRequest: {
            /**
             * Against
             * @description id of the earlier release
             */
            against: string;
            /**
             * Count
             * @description also count what is meant; seconds for a large product
             * @default false
             */
            count?: boolean;
            /** Market */
            market: string;
        };
        /**
         * RepricedLine
         * @description A line of an open quote that would cost something else.
         */
        RepricedLine: {
            /** @description its net under the terms of the draft; null if it has no price */
            after: components["schemas"]["Money"] | null;
            /** @description its net under the terms in force; null if it has no price */
            before: components["schemas"]["Money"] | null;
            difference: components["schemas"]["Money"] | null;
            /** Position */
            position: number;
            /** Product */
            product: string;
            quote: components["schemas"]["QuoteName"];
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "sent";
        };
        /**
         * Repricing
         * @description What terms make of open quotes if these were priced anew; they stay as they are.
         */
        Repricing: {
            /**
             * Changed
             * @description lines that would cost something else
             */
            changed: number;
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Items
             * @description the first of them, by number of the quote
             */
            items: components["schemas"]["RepricedLine"][];
            /**
             * Lines
             * @description lines of open quotes that were looked at
             */
            lines: number;
            /**
             * Sums
             * @description of all differences, in each currency
             */
            sums: components["schemas"]["Money"][];
        };
        /**
         * RepricingRequest
         * @description On which day to look.
         */
        RepricingRequest: {
            /**
             * Day
             * @description the pricing date; today if absent
             */
            day?: string | null;
        };
        /**
         * Revenue
         * @description What the orders of the last year brought in the market, and would again.
         */
        Revenue: {
            /** @description of what could be sold again as it is under the release */
            before: components["schemas"]["Money"];
            /** @description of what could be sold under the draft with changes */
            changed: components["schemas"]["Money"];
            /** @description of what could be sold again as it is under the draft */
            possible: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
        };
        /**
         * ReviewRequest
         * @description Where to look, and whether to count.
         */
        ReviewRequest: {
            /**
             * Count
             * @description also count what is meant; seconds for a large product
             * @default false
             */
            count?: boolean;
            /** Market */
            market: string;
        };
        /**
         * RevisionLine
         * @description A configured product with its quantity and price.
         */
        RevisionLine: {
            /** Configuration */
            configuration: components["schemas"]["ConfiguredValue"][];
            discount: components["schemas"]["LineDiscount"] | null;
            /**
             * Group
             * @description id of its group
             */
            group: string | null;
            /** Id */
            id: string;
            /**
             * Member
             * @description code of the member that it is of its group's bundle
             */
            member: string | null;
            name: components["schemas"]["Localized"];
            net: components["schemas"]["Money"];
            /** @description null: as the product says */
            plan: components["schemas"]["BillingPlan"] | null;
            /** Position */
            position: number;
            /** Product */
            product: string;
            /** Quantity */
            quantity: number;
            /** Recurring */
            recurring: components["schemas"]["RecurringPrice"][];
            /** Release */
            release: string;
            scene: components["schemas"]["SceneName"] | null;
            /** @description its share of the discounts on groups and on the whole quote */
            share: components["schemas"]["Money"];
            /**
             * Sold Now
             * @description on the desk, of a draft: number of the release sold now, if the line is on another
             */
            sold_now?: number | null;
            unit_net: components["schemas"]["Money"];
            waterfall: components["schemas"]["Waterfall"];
        };
        /**
         * RevisionName
         * @description A revision in the list of a quote.
         */
        RevisionName: {
            /** Digest */
            digest: string | null;
            /** Number */
            number: number;
            /** Sent At */
            sent_at: string | null;
            /** State */
            state: string;
            total: components["schemas"]["Money"];
            /**
             * Valid Until
             * Format: date
             */
            valid_until: string;
        };
        /**
         * RevisionView
         * @description An offer: a draft, or frozen.
         */
        RevisionView: {
            /** @description over the term, with what recurs; only for those who may read margins, null if not known */
            contract_margin?: components["schemas"]["Margin"] | null;
            decision: components["schemas"]["Decision"] | null;
            /**
             * Digest
             * @description of everything a sent revision promises
             */
            digest: string | null;
            discount: components["schemas"]["DocumentDiscount"] | null;
            /** Groups */
            groups: components["schemas"]["LineGroup"][];
            /** Lines */
            lines: components["schemas"]["RevisionLine"][];
            /** @description only for those who may read margins; null if it is not known */
            margin?: components["schemas"]["Margin"] | null;
            /** Number */
            number: number;
            /**
             * Pricing Date
             * Format: date
             */
            pricing_date: string;
            rounding: components["schemas"]["RoundingPolicy"];
            /** Sent At */
            sent_at: string | null;
            shown_in: components["schemas"]["ShownIn"] | null;
            /** State */
            state: string;
            terms: components["schemas"]["Localized"];
            totals: components["schemas"]["Totals"];
            /**
             * Valid Until
             * Format: date
             */
            valid_until: string;
            waterfall: components["schemas"]["DocumentWaterfall"];
        };
        /**
         * RollBack
         * @description Why an earlier release is published anew, where, and for which days.
         */
        RollBack: {
            /**
             * Markets
             * @description only there; in any other market what is current stays current
             */
            markets?: components["schemas"]["MarketValidity"][];
            /**
             * Reason
             * @description why; shown beside the release
             */
            reason: string;
            /**
             * Valid From
             * @description in all markets; at once if left out
             */
            valid_from?: string | null;
            /**
             * Valid Until
             * @description in all markets; the day after the last
             */
            valid_until?: string | null;
        };
        /**
         * RoomLimit
         * @description What ends a role's room.
         */
        RoomLimit: {
            /**
             * Kind
             * @description null where only the price of nothing ends it
             */
            kind: ("discount" | "floor" | "ceiling" | "margin") | null;
            /**
             * Percent
             * @description of a margin only for those who may read margins, null for others
             */
            percent: string | null;
        };
        /**
         * RoundingPolicy
         * @description How a revision is rounded; it keeps the policy it was opened with.
         */
        RoundingPolicy: {
            /**
             * Cash
             * @description currency: the step its totals are rounded to
             */
            cash: {
                [key: string]: string;
            };
            /**
             * Half
             * @description HALF_UP or HALF_EVEN
             */
            half: string;
            /**
             * Tax
             * @description group: tax per tax group of the document; line: per line
             */
            tax: string;
        };
        /**
         * RowChange
         * @description What becomes of a row; its cells are in the order of the table's columns.
         */
        RowChange: {
            /**
             * Action
             * @enum {string}
             */
            action: "added" | "changed" | "removed";
            /** After */
            after: string[] | null;
            /** Before */
            before: string[] | null;
            /**
             * Row
             * @description of the sheet; null for a row that is removed
             */
            row: number | null;
        };
        /**
         * RowCounts
         * @description How many rows have which fate.
         */
        RowCounts: {
            /** Added */
            added: number;
            /** Changed */
            changed: number;
            /** Left Out */
            left_out: number;
            /** Removed */
            removed: number;
            /** Unchanged */
            unchanged: number;
        };
        /**
         * RuleCheck
         * @description All errors of all files at once.
         */
        RuleCheck: {
            /**
             * Finding Count
             * @description how many there are
             */
            finding_count: number;
            /**
             * Findings
             * @description the first 500
             */
            findings: components["schemas"]["Finding"][];
            /** Ok */
            ok: boolean;
            /**
             * Report
             * @description the same as text, with carets
             */
            report: string;
        };
        /**
         * RuleComparison
         * @description A characteristic, or an attribute of its value, compared.
         */
        RuleComparison: {
            /**
             * Operator
             * @description =, !=, <, <=, >, >=, in, not in, has, has not, is set, ...
             */
            operator: string;
            /**
             * Subject
             * @example glass
             * @example glass.weight
             */
            subject: string;
            /**
             * Values
             * @description as written in the language: clear, "RAL 9010", 350 mm
             */
            values: string[];
        };
        /**
         * RuleCondition
         * @description Terms of which all, or any, hold.
         */
        RuleCondition: {
            /**
             * Join
             * @enum {string}
             */
            join: "and" | "or";
            /** Terms */
            terms: components["schemas"]["RuleTerm"][];
        };
        /**
         * RuleDifference
         * @description What one of the two allows and the other does not.
         */
        RuleDifference: {
            /**
             * Complete
             * @description the examples show every reason there is
             */
            complete: boolean;
            /**
             * Count
             * @description how many configurations, exact; null if that was not counted
             */
            count: string | null;
            /** Examples */
            examples: components["schemas"]["Example"][];
            /**
             * Share
             * @description count / total, for people
             */
            share: number | null;
            /**
             * Total
             * @description of so many
             */
            total: string | null;
        };
        /**
         * RuleFields
         * @description One rule, field by field.
         */
        RuleFields: {
            /**
             * End
             * @description the first day on which it holds no more
             */
            end?: string | null;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Markets */
            markets?: string[];
            /**
             * Parts
             * @description slot of the kind -> what is filled in
             */
            parts: {
                [key: string]: components["schemas"]["RulePart"];
            };
            /** Reasons */
            reasons?: components["schemas"]["RuleReason"][];
            /**
             * Source
             * @default
             */
            source?: string;
            /**
             * Start
             * @description the first day
             */
            start?: string | null;
            /** Tags */
            tags?: string[];
        };
        /**
         * RuleFiles
         * @description Rule files to be read, with the tables they name.
         */
        RuleFiles: {
            /**
             * Files
             * @description path in the product folder -> text
             */
            files: {
                [key: string]: string;
            };
        };
        /**
         * RuleKind
         * @description A kind of rule, and what is filled in, in order.
         */
        RuleKind: {
            /** Kind */
            kind: string;
            /** Slots */
            slots: components["schemas"]["RuleSlot"][];
        };
        /**
         * RulePart
         * @description What is filled in at a slot: the member that belongs to the type of the slot.
         */
        RulePart: {
            condition?: components["schemas"]["RuleCondition"] | null;
            /** Conditions */
            conditions?: components["schemas"]["RuleCondition"][] | null;
            /** Names */
            names?: string[] | null;
            /** Rows */
            rows?: string[][][] | null;
            /**
             * Table
             * @description the path of a table, in place of rows
             */
            table?: string | null;
            /**
             * Text
             * @description a characteristic, a value, a number, or a count such as 1..2
             */
            text?: string | null;
        };
        /**
         * RuleReason
         * @description Why, for whom, in which language.
         */
        RuleReason: {
            /**
             * Audience
             * @enum {string}
             */
            audience: "customer" | "rep" | "engineer";
            /** Language */
            language: string;
            /** Text */
            text: string;
        };
        /**
         * RuleScore
         * @description How well the tests guard one rule.
         */
        RuleScore: {
            /**
             * Equivalent
             * @description mistakes that change nothing; they do not count
             */
            equivalent: number;
            /** Killed */
            killed: number;
            rule: components["schemas"]["RuleToBlame"];
            /** Survivors */
            survivors: components["schemas"]["Survivor"][];
            /** Undecided */
            undecided: number;
        };
        /**
         * RuleSlot
         * @description A place of a kind of rule that is filled in.
         */
        RuleSlot: {
            /** Name */
            name: string;
            /** Optional */
            optional: boolean;
            /**
             * Type
             * @enum {string}
             */
            type: "condition" | "conditions" | "count" | "name" | "names" | "value" | "number" | "rows";
        };
        /**
         * RuleTerm
         * @description A comparison, or an expression as text where it is more than that.
         */
        RuleTerm: {
            comparison?: components["schemas"]["RuleComparison"] | null;
            /**
             * Text
             * @description as written in the language; not looked at beside a comparison
             */
            text: string;
        };
        /**
         * RuleTest
         * @description A rule test.
         */
        RuleTest: {
            /** By */
            by: string;
            /** Choices */
            choices: {
                [key: string]: string;
            };
            /** Day */
            day: string | null;
            /** Forced */
            forced: {
                [key: string]: string;
            };
            /** Market */
            market: string;
            /** Note */
            note: string;
            /**
             * Place
             * @description file:line:column
             */
            place: string;
            /** Possible */
            possible: boolean;
            price: components["schemas"]["Money"] | null;
            /** Removed */
            removed: {
                [key: string]: string[];
            };
        };
        /**
         * RuleTests
         * @description The rule tests of a draft.
         */
        RuleTests: {
            generated: components["schemas"]["GeneratedTests"];
            /** Items */
            items: components["schemas"]["WrittenTest"][];
        };
        /**
         * RuleToBlame
         * @description A rule that excludes an example.
         */
        RuleToBlame: {
            /** Id */
            id: string;
            /**
             * Place
             * @description file:line:column
             */
            place: string | null;
        };
        /**
         * RuleToCheck
         * @description A form while somebody fills it in.
         */
        RuleToCheck: {
            /** After */
            after?: number | null;
            /**
             * Number
             * @description of the rule that it changes; none for a new one
             */
            number?: number | null;
            rule: components["schemas"]["RuleFields"];
        };
        /**
         * Run
         * @description What came of running tests; of those that were generated, only what did not pass is listed.
         */
        Run: {
            /**
             * Day
             * Format: date
             * @description whose rules were in force for the tests that name no day of their own
             */
            day: string;
            /** Failed */
            failed: number;
            /** Passed */
            passed: number;
            /** Results */
            results: components["schemas"]["Outcome"][];
            /** Undecided */
            undecided: number;
        };
        /**
         * RunRequest
         * @description Which tests to run.
         */
        RunRequest: {
            /**
             * Places
             * @description all if left out
             */
            places?: string[] | null;
        };
        /**
         * RunningCharges
         * @description What a line is charged again and again.
         */
        RunningCharges: {
            /**
             * Expected
             * @description estimates of it; in no total
             */
            expected?: components["schemas"]["UsageEstimate"][];
            plan: components["schemas"]["BillingPlanInForce"];
            /** Recurring */
            recurring: components["schemas"]["RecurringCharge"][];
            /**
             * Usage
             * @description rates for what is used; in no total
             */
            usage?: components["schemas"]["UsageRate"][];
        };
        /**
         * RunningCost
         * @description What it costs us in each billing period.
         */
        RunningCost: {
            /** @description of a whole period */
            cost: components["schemas"]["Cost"];
            /**
             * Every
             * @enum {string}
             */
            every: "month" | "quarter" | "year";
            /** @description of the line over its term, free months included; null if it is not known */
            term: components["schemas"]["Money"] | null;
        };
        /**
         * SceneName
         * @description Where the product is to be seen; the paths may be cached for ever.
         */
        SceneName: {
            /** Digest */
            digest: string;
            /** Glb */
            glb: string;
            /** Png */
            png: string;
        };
        /**
         * Schedule
         * @description What is billed over a term; without tax, or with it where prices contain it.
         */
        Schedule: {
            /** @description of the first twelve months */
            first_year: components["schemas"]["Money"];
            /** Phases */
            phases: components["schemas"]["Phase"][];
            /** @description what a period costs after the term */
            renewal: components["schemas"]["Money"];
            /** @description of the whole term */
            value: components["schemas"]["Money"];
        };
        /**
         * Seller
         * @description Who sells, as printed.
         */
        Seller: {
            /** Address */
            address: string[];
            /** Bank */
            bank: string[];
            /** Email */
            email: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Rounding */
            rounding: string;
            /** Tax Number */
            tax_number: string;
        };
        /**
         * SentQuote
         * @description A quote just sent.
         */
        SentQuote: {
            /**
             * Actions
             * @description what can be done now
             */
            actions: string[];
            approval: components["schemas"]["Approval"];
            buyer: components["schemas"]["Buyer"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** History */
            history: components["schemas"]["Happening"][];
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Market */
            market: string;
            /** Message */
            message: string;
            /** Number */
            number: string;
            offer: components["schemas"]["OfferLink"];
            order: components["schemas"]["OrderName"] | null;
            revision: components["schemas"]["RevisionView"];
            /** Revisions */
            revisions: components["schemas"]["RevisionName"][];
            /** State */
            state: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * Sentence
         * @description A sentence of an argument.
         */
        Sentence: {
            /**
             * Because
             * @description numbers of the earlier sentences that it follows from
             */
            because: number[];
            /**
             * Number
             * @description counted from 1; the last sentence concludes what was asked
             */
            number: number;
            text: components["schemas"]["Localized"];
        };
        /**
         * SessionView
         * @description A configuration being made: the user's choices, completed to a valid and priced product.
         */
        SessionView: {
            /** Can Undo */
            can_undo: boolean;
            /**
             * Changes
             * @description what the last click changed besides itself
             */
            changes: components["schemas"]["Change"][];
            /** Choices */
            choices: components["schemas"]["Choice"][];
            conflict: components["schemas"]["Conflict"] | null;
            /**
             * Coupons
             * @description entered in the shop; those of a quote stand on the quote
             */
            coupons: components["schemas"]["EnteredCoupon"][];
            /** Currency */
            currency: string;
            /** Id */
            id: string;
            /** Market */
            market: string;
            /** @description null if it can be priced on request only */
            price: components["schemas"]["Waterfall"] | null;
            /** @description against before the last click */
            price_change: components["schemas"]["Money"] | null;
            /** Product */
            product: string;
            /**
             * Quote
             * @description the quote under whose buyer's terms it is priced; seen by the desk only
             */
            quote: string | null;
            release: components["schemas"]["ReleaseName"];
            scene: components["schemas"]["SceneName"] | null;
            /** State */
            state: {
                [key: string]: components["schemas"]["State"];
            };
            /** Version */
            version: number;
        };
        /**
         * SheetColumn
         * @description A column of a sheet.
         */
        SheetColumn: {
            /** At */
            at: number;
            /**
             * Column
             * @description of the table; null if it is not used
             */
            column: string | null;
            /** Letter */
            letter: string;
            /** Title */
            title: string;
        };
        /**
         * SheetOptions
         * @description What a person says about one sheet.
         */
        SheetOptions: {
            /** Columns */
            columns?: components["schemas"]["ColumnChoice"][];
            /**
             * File
             * @description the table; empty to leave the sheet out; null to find out
             */
            file?: string | null;
            /** Fixes */
            fixes?: components["schemas"]["CellFix"][];
            /** Name */
            name: string;
        };
        /**
         * SheetPreview
         * @description What becomes of one sheet.
         */
        SheetPreview: {
            /**
             * Candidates
             * @description tables it may be for, the likeliest first
             */
            candidates: string[];
            /**
             * Changes
             * @description the first of them
             */
            changes: components["schemas"]["RowChange"][];
            /** Columns */
            columns: components["schemas"]["SheetColumn"][];
            counts: components["schemas"]["RowCounts"];
            /** Decimal */
            decimal: ("," | ".") | null;
            /** Delimiter */
            delimiter: string;
            /**
             * File
             * @description the table it is for; null if nobody can tell, or it is left out
             */
            file: string | null;
            /** Header Row */
            header_row: number;
            /** Is New */
            is_new: boolean;
            /** Is Reordered */
            is_reordered: boolean;
            /**
             * Known
             * @description columns that the table has or may have
             */
            known: string[];
            /** Left Out */
            left_out: boolean;
            /** Name */
            name: string;
            /** Notes */
            notes: components["schemas"]["Localized"][];
            /**
             * Open
             * @description it may have other columns, too
             */
            open: boolean;
            /** Problem Count */
            problem_count: number;
            /**
             * Problems
             * @description the first of them
             */
            problems: components["schemas"]["CellProblem"][];
            /**
             * Table Columns
             * @description of the table from then on
             */
            table_columns: string[];
        };
        /**
         * ShownIn
         * @description What the total is worth in a second currency, at a published rate; information, not what is paid.
         */
        ShownIn: {
            /** Currency */
            currency: string;
            /**
             * Day
             * Format: date
             * @description when the rate was published
             */
            day: string;
            /**
             * Rate
             * @description what one unit of the quote's currency is worth
             */
            rate: string;
            /** Source */
            source: string;
            total: components["schemas"]["Money"];
        };
        /**
         * Sold
         * @description What a draft means for what was ordered in the market.
         */
        Sold: {
            /**
             * Before
             * @description could be sold again as they are under the release
             */
            before: number;
            /**
             * Changed
             * @description could be sold under the draft with changes
             */
            changed: number;
            /** Examined */
            examined: number;
            /**
             * Possible
             * @description could be sold again as they are under the draft
             */
            possible: number;
            /**
             * Revenue
             * @description by currency; empty without orders of the last year in the market
             */
            revenue: components["schemas"]["Revenue"][];
        };
        /**
         * Source
         * @description The value that an entry of the waterfall comes from.
         */
        Source: {
            /** Characteristic */
            characteristic: string;
            /** Value */
            value: string;
        };
        /**
         * SpanRelease
         * @description Which release is current.
         */
        SpanRelease: {
            /** Id */
            id: string;
            /** Number */
            number: number;
        };
        /**
         * StandingRelease
         * @description Where a release stands today in markets in which it stands alike.
         */
        StandingRelease: {
            /**
             * Current
             * @description when it was, is and will be current there, as things stand
             */
            current: components["schemas"]["Days"][];
            /**
             * Markets
             * @description empty for terms of sale, which hold everywhere
             */
            markets: string[];
            /**
             * Standing
             * @description current today; to begin; over; never begun because a newer one stands in its place; taken back
             * @enum {string}
             */
            standing: "current" | "scheduled" | "past" | "replaced" | "withdrawn";
        };
        /**
         * State
         * @description Where one characteristic stands.
         */
        State: {
            /**
             * Origin
             * @enum {string}
             */
            origin: "chosen" | "forced" | "default" | "preferred" | "first" | "computed";
            /**
             * Possible
             * @description the values that some complete configuration still has, in declared order
             */
            possible: string[];
            /**
             * Undecided
             * @description values not decided within the time allowed
             */
            undecided: string[];
            /** Value */
            value: string;
        };
        /**
         * Survivor
         * @description A small mistake in a rule that no test notices, and a configuration with which one would.
         */
        Survivor: {
            /** Choices */
            choices: {
                [key: string]: string;
            };
            /**
             * Mistake
             * @enum {string}
             */
            mistake: "dropped" | "turned" | "weaker" | "stronger" | "row-dropped" | "row-widened";
            /**
             * Names
             * @description those of the choices that the rule speaks of
             */
            names: string[];
            /**
             * Part
             * @description a condition, or the number of a limit or row; empty for the whole rule
             */
            part: string;
            /**
             * Possible
             * @description what a test has to say of the choices
             */
            possible: boolean;
        };
        /**
         * Suspicion
         * @description Something suspicious in rules that are correct each by itself.
         */
        Suspicion: {
            /** Code */
            code: string;
            /** Column */
            column: number | null;
            /** File */
            file: string | null;
            /** @description because of what, or what to do */
            hint: components["schemas"]["Localized"] | null;
            /**
             * Is New
             * @description the release does not have it
             */
            is_new: boolean;
            /** Line */
            line: number | null;
            message: components["schemas"]["Localized"];
            /** Place */
            place: string;
            /**
             * Severity
             * @enum {string}
             */
            severity: "error" | "warning" | "info";
        };
        /**
         * Suspicions
         * @description What is suspicious in the rules of a draft, new things first.
         */
        Suspicions: {
            /**
             * Decided
             * @description false if time ran out; then more may be found
             */
            decided: boolean;
            /** Items */
            items: components["schemas"]["Suspicion"][];
        };
        /**
         * Swap
         * @description One option for another, everything else as it is, that saves the customer more than it costs us.
         */
        Swap: {
            after: components["schemas"]["Localized"];
            before: components["schemas"]["Localized"];
            /** Characteristic */
            characteristic: string;
            /** @description what the margin loses; only for those who may read margins, null for others */
            costs: components["schemas"]["Money"] | null;
            name: components["schemas"]["Localized"];
            /** @description on the line, without tax */
            saves: components["schemas"]["Money"];
            /** Value */
            value: string;
        };
        /**
         * Tax
         * @description One tax of the document.
         */
        Tax: {
            amount: components["schemas"]["Money"];
            basis: components["schemas"]["Money"];
            /** Class */
            class: string;
            name: components["schemas"]["Localized"];
            /**
             * Rate
             * @description percent
             */
            rate: string;
        };
        /**
         * TaxRate
         * @description A tax that applies.
         */
        TaxRate: {
            /** Class */
            class: string;
            name: components["schemas"]["Localized"];
            /**
             * Rate
             * @description percent
             */
            rate: string;
        };
        /**
         * TemplateKey
         * @description What tells one template from another.
         */
        TemplateKey: {
            /** Code */
            code: string;
            /** Language */
            language: string;
            /** Version */
            version: string;
        };
        /**
         * TemplateTexts
         * @description What a template says; names in braces are filled in.
         */
        TemplateTexts: {
            /**
             * Cover
             * @description under the title
             * @default
             */
            cover?: string;
            /**
             * Intro
             * @description before the lines
             * @default
             */
            intro?: string;
            /**
             * Terms
             * @description above the terms of the quote
             * @default
             */
            terms?: string;
        };
        /**
         * TemplateToShow
         * @description A quote template to be printed as it would be.
         */
        TemplateToShow: {
            /** Market */
            market: string;
            template: components["schemas"]["WrittenTemplate"];
        };
        /**
         * TemplateToWrite
         * @description A quote template, and the one that it takes the place of.
         */
        TemplateToWrite: {
            /** @description null for a new one */
            instead_of?: components["schemas"]["TemplateKey"] | null;
            template: components["schemas"]["WrittenTemplate"];
        };
        /**
         * TermsRelease
         * @description Terms of sale, as they were published: agreements, promotions, surcharges.
         */
        TermsRelease: {
            /** Digest */
            digest: string;
            /** Files */
            files: {
                [key: string]: string;
            };
            /** Id */
            id: string;
            /**
             * Markets
             * @description where it was published for; empty for all markets alike
             */
            markets: components["schemas"]["MarketPeriod"][];
            /** Number */
            number: number;
            /** Product */
            product: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Published By */
            published_by: string;
            /**
             * Valid From
             * @description first day in any market; null if it has none
             */
            valid_from: string | null;
            /**
             * Valid Until
             * @description the day after the last one in any market; null if it has none
             */
            valid_until: string | null;
        };
        /**
         * Timeline
         * @description What was, is and will be current.
         */
        Timeline: {
            /**
             * Items
             * @description each market of the product once
             */
            items: components["schemas"]["MarketTimeline"][];
            /**
             * Today
             * Format: date
             */
            today: string;
        };
        /**
         * TimelineSpan
         * @description Days on which the same release is current.
         */
        TimelineSpan: {
            /** End */
            end: string | null;
            /** @description null where the product is not on sale */
            release: components["schemas"]["SpanRelease"] | null;
            /** Start */
            start: string | null;
        };
        /**
         * Token
         * @description A token, without its secret.
         */
        Token: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: string;
            /** Last Used At */
            last_used_at: string | null;
            /** Name */
            name: string;
        };
        /**
         * TokenPage
         * @description The caller's tokens, newest first.
         */
        TokenPage: {
            /** Items */
            items: components["schemas"]["Token"][];
            /** Next */
            next: string | null;
        };
        /**
         * Totals
         * @description The totals of a document.
         */
        Totals: {
            /**
             * Allocated
             * @description the discounts' share of each line
             */
            allocated: components["schemas"]["Money"][];
            /** Calculation */
            calculation: string;
            /** @description what rounding the total to the cash step of the currency adds */
            cash_rounding: components["schemas"]["Money"];
            /** @description null if nothing is charged again and again */
            contract: components["schemas"]["ContractValue"] | null;
            /** @description all of them together */
            discount: components["schemas"]["Money"];
            /**
             * Discounts
             * @description on groups and on the whole, in the order they are taken off
             */
            discounts: components["schemas"]["Reduction"][];
            /**
             * Groups
             * @description what each group of lines comes to
             */
            groups: components["schemas"]["GroupTotal"][];
            /**
             * Inclusive
             * @description prices contain tax; then lines_net is with tax, and net + tax is lines_net + discount
             */
            inclusive: boolean;
            lines_net: components["schemas"]["Money"];
            net: components["schemas"]["Money"];
            /**
             * Recurring
             * @description beside the total, per billing period
             */
            recurring: components["schemas"]["RecurringTotal"][];
            tax: components["schemas"]["Money"];
            /** Taxes */
            taxes: components["schemas"]["Tax"][];
            total: components["schemas"]["Money"];
        };
        /**
         * TouchedMarket
         * @description Whether a draft changes anything in a market.
         */
        TouchedMarket: {
            /** Market */
            market: string;
            /**
             * Prices
             * @description prices, costs or tiers
             */
            prices: boolean;
            /** Rules */
            rules: boolean;
        };
        /**
         * Trial
         * @description The same choices in a draft and in its release.
         */
        Trial: {
            /**
             * Differs
             * @description characteristics with other possible values, in the order of the draft
             */
            differs: string[];
            draft: components["schemas"]["TrialSide"];
            /** Market */
            market: string;
            /** @description null if no release is sold there */
            release: components["schemas"]["TrialSide"] | null;
        };
        /**
         * TrialConflict
         * @description Choices and rules that cannot hold together.
         */
        TrialConflict: {
            /** Choices */
            choices: string[];
            /** Rules */
            rules: components["schemas"]["TrialRule"][];
        };
        /**
         * TrialQuestion
         * @description About which value to ask, and whom.
         */
        TrialQuestion: {
            /** Characteristic */
            characteristic: string;
            /** Choices */
            choices?: {
                [key: string]: string;
            };
            /** Market */
            market: string;
            /**
             * Of
             * @default draft
             * @enum {string}
             */
            of?: "draft" | "release";
            /** Value */
            value: string;
        };
        /**
         * TrialRequest
         * @description What to choose.
         */
        TrialRequest: {
            /** Choices */
            choices?: {
                [key: string]: string;
            };
            /** Market */
            market: string;
        };
        /**
         * TrialRule
         * @description A rule in a conflict, with what engineers are told of it.
         */
        TrialRule: {
            /** Id */
            id: string;
            /**
             * Place
             * @description file:line:column
             */
            place: string | null;
            reason: components["schemas"]["Localized"];
        };
        /**
         * TrialSide
         * @description What the draft, or the release, makes of the choices.
         */
        TrialSide: {
            /**
             * Configuration
             * @description as they are completed; empty if they cannot be
             */
            configuration: {
                [key: string]: string;
            };
            conflict: components["schemas"]["TrialConflict"] | null;
            /** Consistent */
            consistent: boolean | null;
            /** @description of one piece, for a buyer of whom nothing is known */
            net: components["schemas"]["Money"] | null;
            scene: components["schemas"]["SceneName"] | null;
            /** Undecided */
            undecided: string[];
            /**
             * Unknown
             * @description choices that it does not have
             */
            unknown: string[];
            /** @description why there is no price */
            unpriced: components["schemas"]["Localized"] | null;
            /**
             * Values
             * @description characteristic -> values that are still possible
             */
            values: {
                [key: string]: string[];
            };
        };
        /**
         * TrialWhy
         * @description How a value stands, and the argument as engineers read it.
         */
        TrialWhy: {
            /** Rules */
            rules: components["schemas"]["RuleToBlame"][];
            /** Story */
            story: components["schemas"]["Sentence"][];
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "possible" | "impossible" | "forced" | "conflict" | "undecided";
        };
        /**
         * UndoRequest
         * @description What is to be taken back.
         */
        UndoRequest: {
            /**
             * Edits
             * @description edits that were made together, all or none; empty for the last one
             */
            edits?: number[];
        };
        /**
         * Unlock
         * @description Values that a little more than the budget would allow.
         */
        Unlock: {
            more: components["schemas"]["Money"];
            /** Values */
            values: components["schemas"]["Choice"][];
        };
        /**
         * UsageBand
         * @description What a unit costs from so many units of a period on, until the next band.
         */
        UsageBand: {
            amount: components["schemas"]["Money"];
            /** From */
            from: string;
        };
        /**
         * UsageEstimate
         * @description What an expected use of a line would come to: an estimate, in no total.
         */
        UsageEstimate: {
            /** @description of a period */
            amount: components["schemas"]["Money"];
            /**
             * Every
             * @enum {string}
             */
            every: "month" | "quarter" | "year";
            name: components["schemas"]["Localized"];
            /** Unit */
            unit: string;
            /**
             * Units
             * @description expected in a period
             */
            units: string;
            /** @description of the whole term */
            value: components["schemas"]["Money"];
        };
        /**
         * UsageRate
         * @description What is charged for each unit that is used.
         */
        UsageRate: {
            /** Bands */
            bands: components["schemas"]["UsageBand"][];
            /**
             * Every
             * @description the period whose units the bands count
             * @enum {string}
             */
            every: "month" | "quarter" | "year";
            name: components["schemas"]["Localized"];
            /** Unit */
            unit: string;
        };
        /**
         * Value
         * @description A value a characteristic can take.
         */
        Value: {
            /**
             * Attributes
             * @description by code; those that the characteristic names
             */
            attributes: {
                [key: string]: string;
            };
            /** Code */
            code: string;
            help: components["schemas"]["Localized"] | null;
            /** @description null for what is simply sold */
            life: components["schemas"]["ValueLife"] | null;
            /** Model Number */
            model_number: string | null;
            name: components["schemas"]["Localized"];
            /** @description null if nothing is told of it */
            part: components["schemas"]["ValuePart"] | null;
            picture: components["schemas"]["Picture"] | null;
            /**
             * Swatch
             * @description #rrggbb
             */
            swatch: string | null;
        };
        /**
         * ValueLife
         * @description Where a value stands in its life.
         */
        ValueLife: {
            /**
             * Since
             * @description first day of the state; null if it always was
             */
            since: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "announced" | "active" | "phasing_out" | "discontinued";
            /**
             * Successor
             * @description code of the value that is sold instead
             */
            successor: string | null;
            /**
             * Until
             * @description first day of the next state; null if none is planned
             */
            until: string | null;
        };
        /**
         * ValuePart
         * @description What people may know of the part behind a value.
         */
        ValuePart: {
            /**
             * Attributes
             * @description those that the product names
             */
            attributes: components["schemas"]["PartFact"][];
            /**
             * Gtin
             * @description Global Trade Item Number of 8, 12, 13 or 14 digits
             */
            gtin: string | null;
            /** Model Number */
            model_number: string | null;
        };
        /**
         * ValuePrice
         * @description What a value costs at the least, with everything it brings along.
         */
        ValuePrice: {
            /**
             * Changes
             * @description how many of the user's other choices would have to change; 0 if possible
             */
            changes: number;
            /** @description against the cheapest with the value shown now; null if one of the two is priced on request */
            difference: components["schemas"]["Money"] | null;
            /** @description by how much the total may be too low; null if it is exact */
            gap: components["schemas"]["Money"] | null;
            /** @description by how much the total is over the budget; null if it is not */
            over: components["schemas"]["Money"] | null;
            /** @description of the cheapest complete product with it; null if priced on request */
            total: components["schemas"]["Money"] | null;
        };
        /**
         * ValuePrices
         * @description What every value of every characteristic costs at the least, with the user's other choices kept.
         */
        ValuePrices: {
            /** @description null if none was given */
            budget: components["schemas"]["BudgetView"] | null;
            /**
             * Decided
             * @description false if values were left out because the time was up
             */
            decided: boolean;
            /** @description the highest */
            greatest: components["schemas"]["Money"] | null;
            /** @description the lowest total that is still possible */
            least: components["schemas"]["Money"] | null;
            /**
             * Values
             * @description characteristic -> value -> price
             */
            values: {
                [key: string]: {
                    [key: string]: components["schemas"]["ValuePrice"];
                };
            };
            /**
             * Version
             * @description of the session whose choices are kept
             */
            version: number;
        };
        /**
         * Waterfall
         * @description How a price comes about; the entries sum to the result exactly.
         */
        Waterfall: {
            /** Calculation */
            calculation: string;
            /** @description over the term, with what recurs; only for those who may read margins, null if not known */
            contract_margin?: components["schemas"]["Margin"] | null;
            /** @description only for those who may read margins; null if it is not known */
            cost?: components["schemas"]["Cost"] | null;
            /**
             * Counted
             * @description what was counted of earlier orders
             */
            counted?: components["schemas"]["Counted"][] | null;
            /** Currency */
            currency: string;
            /** Digest */
            digest: string;
            /** Entries */
            entries: components["schemas"]["Entry"][];
            /** @description of the line, where prices contain tax */
            gross?: components["schemas"]["Money"] | null;
            /** @description before anything was taken off */
            list: components["schemas"]["Money"];
            /** @description only for those who may read margins; null if it is not known */
            margin?: components["schemas"]["Margin"] | null;
            net: components["schemas"]["Money"];
            /** Quantity */
            quantity: string;
            /** @description what is charged again and again, beside all this */
            running?: components["schemas"]["RunningCharges"] | null;
            tax: components["schemas"]["Money"];
            /** Taxes */
            taxes: components["schemas"]["TaxRate"][];
            /**
             * Terms
             * @description digest of the terms of sale that were looked at; not for customers
             */
            terms?: string | null;
            total: components["schemas"]["Money"];
            unit_net: components["schemas"]["Money"];
        };
        /**
         * WayOut
         * @description Choices to take back so that the wanted value becomes possible.
         */
        WayOut: {
            /** Changes */
            changes: components["schemas"]["Difference"][];
            /** @description the new total; null if that can be priced on request only */
            price: components["schemas"]["Money"] | null;
            /** @description against the present total */
            price_difference: components["schemas"]["Money"] | null;
            /**
             * Recurring
             * @description of each billing period in which something else is paid
             */
            recurring: components["schemas"]["RecurringDifference"][];
            /** Take Back */
            take_back: string[];
        };
        /**
         * Why
         * @description Why a value is excluded, or what forces it.
         */
        Why: {
            /** @description only for a value that cannot be had */
            conflict?: components["schemas"]["Conflict"] | null;
            /** @description only for a value that nothing else is left beside */
            forced_by?: components["schemas"]["ForcedBy"] | null;
            /**
             * Possible
             * @description null: not decided within the time allowed
             */
            possible: boolean | null;
            /**
             * Story
             * @description the argument step by step; empty for a value that is merely possible
             */
            story: components["schemas"]["Sentence"][];
        };
        /**
         * Withdrawal
         * @description Days of a release were taken back before they came.
         */
        Withdrawal: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** End */
            end: string | null;
            /**
             * Markets
             * @description where; empty for all of its markets
             */
            markets: string[];
            /** Reason */
            reason: string;
            /** Start */
            start: string | null;
        };
        /**
         * WithdrawalRequest
         * @description Why a release is taken back, where, and for which days.
         */
        WithdrawalRequest: {
            /**
             * Markets
             * @description in which of its markets; in all if there are none
             */
            markets?: string[];
            /**
             * Reason
             * @description why; shown beside the release
             */
            reason: string;
            /**
             * Valid From
             * @description first of the days, tomorrow or later; all of them if left out
             */
            valid_from?: string | null;
            /**
             * Valid Until
             * @description the day after the last of the days
             */
            valid_until?: string | null;
        };
        /**
         * WrittenTemplate
         * @description A quote template as somebody fills it in.
         */
        WrittenTemplate: {
            /** Code */
            code: string;
            /** Language */
            language: string;
            /**
             * Markets
             * @description where; everywhere if empty
             */
            markets?: string[];
            texts: components["schemas"]["TemplateTexts"];
            /** Valid From */
            valid_from?: string | null;
            /**
             * Valid Until
             * @description excluded
             */
            valid_until?: string | null;
            /** Version */
            version: string;
        };
        /**
         * WrittenTest
         * @description A rule test that somebody wrote.
         */
        WrittenTest: {
            /** By */
            by: string;
            /** Choices */
            choices: {
                [key: string]: string;
            };
            /** Day */
            day: string | null;
            /** Forced */
            forced: {
                [key: string]: string;
            };
            /** Market */
            market: string;
            /** Note */
            note: string;
            /**
             * Number
             * @description counted from 0; names it in a change
             */
            number: number;
            /**
             * Place
             * @description file:line:column
             */
            place: string;
            /** Possible */
            possible: boolean;
            price: components["schemas"]["Money"] | null;
            /** Removed */
            removed: {
                [key: string]: string[];
            };
        };
        /**
         * ValueChange
         * @description What becomes of a value; null if the characteristic is gone.
         */
        api__schemas__drafts__ValueChange: {
            /** After */
            after: string | null;
            /** Before */
            before: string;
            /** Characteristic */
            characteristic: string;
            /**
             * Chosen
             * @description somebody chose the value that the line has
             */
            chosen: boolean;
        };
        /**
         * ValueChange
         * @description A characteristic of a line with another value.
         */
        api__schemas__quote__ValueChange: {
            after: components["schemas"]["Localized"];
            before: components["schemas"]["Localized"] | null;
            /** Characteristic */
            characteristic: string;
            name: components["schemas"]["Localized"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the server does its work. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    is_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the server does its work. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Whether the server does its work. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_bundles: {
        parameters: {
            query: {
                /** @description code of a market */
                market: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bundles that somebody may buy, in the order of the seller. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bundles"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_drafts: {
        parameters: {
            query?: {
                product?: string | null;
                state?: ("open" | "published" | "abandoned") | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Some drafts, the last changed first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftPage"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_draft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDraft"];
            };
        };
        responses: {
            /** @description A draft with its files. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_from_model: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_begin_from_model"];
            };
        };
        responses: {
            /** @description A draft of a new product, made from a feature model. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelDraft"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_product: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProduct"];
            };
        };
        responses: {
            /** @description A draft with its files. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A draft with its files. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    abandon_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A draft with its files. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catch_up: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CatchUp"];
            };
        };
        responses: {
            /** @description A draft with its files. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_characteristic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCharacteristic"];
            };
        };
        responses: {
            /** @description A draft with a characteristic more. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunCharacteristic"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_draft: {
        parameters: {
            query?: never;
            header?: {
                /** @description "respond-async": leave it to the worker and answer 202 */
                Prefer?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftCheckRequest"];
            };
        };
        responses: {
            /** @description What is wrong with a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftCheck"];
                };
            };
            /** @description Something that is done in the background, and what came of it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_comments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The comments on a draft, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comments"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComment"];
            };
        };
        responses: {
            /** @description The comments on a draft, oldest first. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comments"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopen_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The comments on a draft, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comments"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolve_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The comments on a draft, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comments"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_draft_entries: {
        parameters: {
            query: {
                /** @description relative to the product's folder */
                path: string;
            };
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries of a file of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftEntries"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_draft_entry: {
        parameters: {
            query: {
                /** @description relative to the product's folder */
                path: string;
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEntry"];
            };
        };
        responses: {
            /** @description The entries of a file of a draft. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftEntries"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_draft_entry: {
        parameters: {
            query: {
                /** @description relative to the product's folder */
                path: string;
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                /** @description of the piece of the file, from 0 */
                number: number;
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedEntry"];
            };
        };
        responses: {
            /** @description The entries of a file of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftEntries"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_draft_entry: {
        parameters: {
            query: {
                /** @description relative to the product's folder */
                path: string;
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                /** @description of the piece of the file, from 0 */
                number: number;
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries of a file of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftEntries"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_draft_entry: {
        parameters: {
            query: {
                /** @description relative to the product's folder */
                path: string;
            };
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryToCheck"];
            };
        };
        responses: {
            /** @description What is wrong with a form, and the entry it would be. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedEntry"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_draft_folder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_draft_workbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_draft_file: {
        parameters: {
            query: {
                /** @description relative to the product's folder */
                path: string;
            };
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file of a draft with its text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftFile"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_draft_file: {
        parameters: {
            query: {
                /** @description relative to the product's folder */
                path: string;
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileText"];
            };
        };
        responses: {
            /** @description A file of a draft with its text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftFile"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_draft_file: {
        parameters: {
            query: {
                /** @description relative to the product's folder */
                path: string;
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file of a draft with its text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftFile"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_draft_file: {
        parameters: {
            query: {
                /** @description relative to the product's folder */
                path: string;
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileChanges"];
            };
        };
        responses: {
            /** @description A file of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileHead"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_tests: {
        parameters: {
            query?: never;
            header?: {
                /** @description "respond-async": leave it to the worker and answer 202 */
                Prefer?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tests that were made from the rules. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Making"];
                };
            };
            /** @description Something that is done in the background, and what came of it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_draft_groups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The groups of the product of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftGroups"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_draft_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every edit of a draft, the last first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_import: {
        parameters: {
            query?: never;
            header?: {
                /** @description "respond-async": leave it to the worker and answer 202 */
                Prefer?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_accept_import"];
            };
        };
        responses: {
            /** @description A draft with an upload in it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description Something that is done in the background, and what came of it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_import: {
        parameters: {
            query?: never;
            header?: {
                /** @description "respond-async": leave it to the worker and answer 202 */
                Prefer?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_preview_import"];
            };
        };
        responses: {
            /** @description What becomes of an upload: of its sheets, or of the files of its folder; findings are newly wrong elsewhere. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            /** @description Something that is done in the background, and what came of it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forget_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lint_draft: {
        parameters: {
            query?: never;
            header?: {
                /** @description "respond-async": leave it to the worker and answer 202 */
                Prefer?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InMarket"];
            };
        };
        responses: {
            /** @description What is suspicious in the rules of a draft, new things first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suspicions"];
                };
            };
            /** @description Something that is done in the background, and what came of it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_looks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where a draft stands with the second pair of eyes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Looks"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_look: {
        parameters: {
            query?: never;
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookRequest"];
            };
        };
        responses: {
            /** @description Where a draft stands with the second pair of eyes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Looks"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_draft_markets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All markets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Markets"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    measure_draft: {
        parameters: {
            query?: never;
            header?: {
                /** @description "respond-async": leave it to the worker and answer 202 */
                Prefer?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InMarket"];
            };
        };
        responses: {
            /** @description A draft and its release measured. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Measurement"];
                };
            };
            /** @description Something that is done in the background, and what came of it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_media: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All documents and pictures of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_medium: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_upload_medium"];
            };
        };
        responses: {
            /** @description A document or a picture of a draft. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Medium"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_medium: {
        parameters: {
            query: {
                /** @description relative to the product's folder */
                path: string;
            };
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All documents and pictures of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    judge_tests: {
        parameters: {
            query?: never;
            header?: {
                /** @description "respond-async": leave it to the worker and answer 202 */
                Prefer?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MutationRequest"];
            };
        };
        responses: {
            /** @description How well the tests guard rules. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mutation"];
                };
            };
            /** @description Something that is done in the background, and what came of it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_overtaken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a draft would take back of what was published after it was begun. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overtaken"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_draft_product: {
        parameters: {
            query: {
                /** @description code of a market */
                market: string;
            };
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything a configurator shows of a product. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publish_draft: {
        parameters: {
            query?: never;
            header?: {
                /** @description "respond-async": leave it to the worker and answer 202 */
                Prefer?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftPublication"];
            };
        };
        responses: {
            /** @description What came of it: a release, or the findings that stand against it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description What came of it: a release, or the findings that stand against it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description Something that is done in the background, and what came of it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_quote_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateToShow"];
            };
        };
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_quote_templates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quote templates of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteTemplates"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_quote_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateToWrite"];
            };
        };
        responses: {
            /** @description The quote templates of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteTemplates"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_quote_template: {
        parameters: {
            query: {
                code: string;
                language: string;
                /** @description the version of the template */
                of_version: string;
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quote templates of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteTemplates"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reprice_quotes: {
        parameters: {
            query?: never;
            header?: {
                /** @description "respond-async": leave it to the worker and answer 202 */
                Prefer?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RepricingRequest"];
            };
        };
        responses: {
            /** @description What terms make of open quotes if these were priced anew; they stay as they are. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Repricing"];
                };
            };
            /** @description Something that is done in the background, and what came of it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    review_draft: {
        parameters: {
            query?: never;
            header?: {
                /** @description "respond-async": leave it to the worker and answer 202 */
                Prefer?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewRequest"];
            };
        };
        responses: {
            /** @description A draft against the release that it would follow, in one market. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftReview"];
                };
            };
            /** @description Something that is done in the background, and what came of it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_draft_rule: {
        parameters: {
            query: {
                /** @description relative to the product's folder */
                path: string;
            };
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleToCheck"];
            };
        };
        responses: {
            /** @description What is wrong with a form, and the rule it would be. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedRule"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_draft_rules: {
        parameters: {
            query: {
                /** @description relative to the product's folder */
                path: string;
            };
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rules of a file of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftRules"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_draft_rule: {
        parameters: {
            query: {
                /** @description relative to the product's folder */
                path: string;
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRule"];
            };
        };
        responses: {
            /** @description The rules of a file of a draft. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftRules"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_draft_rule: {
        parameters: {
            query: {
                /** @description relative to the product's folder */
                path: string;
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                /** @description of the piece of the file, from 0 */
                number: number;
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedRule"];
            };
        };
        responses: {
            /** @description The rules of a file of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftRules"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_draft_rule: {
        parameters: {
            query: {
                /** @description relative to the product's folder */
                path: string;
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                /** @description of the piece of the file, from 0 */
                number: number;
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rules of a file of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftRules"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    run_tests: {
        parameters: {
            query?: never;
            header?: {
                /** @description "respond-async": leave it to the worker and answer 202 */
                Prefer?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRequest"];
            };
        };
        responses: {
            /** @description What came of running tests; of those that were generated, only what did not pass is listed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description Something that is done in the background, and what came of it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tests: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule tests of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleTests"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_tests: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTests"];
            };
        };
        responses: {
            /** @description The rule tests of a draft. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleTests"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_test: {
        parameters: {
            query?: never;
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                draft_id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedTest"];
            };
        };
        responses: {
            /** @description The rule tests of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleTests"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_test: {
        parameters: {
            query?: never;
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                draft_id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule tests of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleTests"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    try_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialRequest"];
            };
        };
        responses: {
            /** @description The same choices in a draft and in its release. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_trial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialQuestion"];
            };
        };
        responses: {
            /** @description How a value stands, and the argument as engineers read it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialWhy"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UndoRequest"] | null;
            };
        };
        responses: {
            /** @description A draft with its files. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_families: {
        parameters: {
            query: {
                /** @description code of a market */
                market: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All families, each below its parent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Families"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_jobs: {
        parameters: {
            query: {
                subject: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last jobs on a thing, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Jobs"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Something that is done in the background, and what came of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Something that is done in the background, and what came of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description The login, and what to send as X-CSRF-Token with every change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedIn"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_markets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All markets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Markets"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who asks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_medium: {
        parameters: {
            query?: {
                /** @description a small copy of a picture: 160, 480, 1200 */
                width?: number | null;
            };
            header?: never;
            path: {
                digest: string;
                /** @description what to call it when it is saved */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_offer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `Offer TOKEN`, the token behind # in the link */
                authorization?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the customer sees through the link. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Its time is over */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_offer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `Offer TOKEN`, the token behind # in the link */
                authorization?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acceptance"];
            };
        };
        responses: {
            /** @description What the customer sees through the link. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Its time is over */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decline_offer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `Offer TOKEN`, the token behind # in the link */
                authorization?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Declining"];
            };
        };
        responses: {
            /** @description What the customer sees through the link. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Its time is over */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_offer_document: {
        parameters: {
            query?: {
                lang?: string | null;
            };
            header?: {
                /** @description `Offer TOKEN`, the token behind # in the link */
                authorization?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Its time is over */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_orders: {
        parameters: {
            query?: {
                /** @description in number, buyer or company */
                q?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Some orders, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the customer bought. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_products: {
        parameters: {
            query: {
                /** @description code of a market */
                market: string;
                /** @description code of a family; those below it belong to it */
                family?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Some products, and how to get more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_product: {
        parameters: {
            query: {
                /** @description code of a market */
                market: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything a configurator shows of a product. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_documents: {
        parameters: {
            query?: {
                language?: string;
                versions?: "current" | "all";
                /** @description code of a market; the newest release anywhere if left out */
                market?: string | null;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Documents of a product. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Documents"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_engine: {
        parameters: {
            query: {
                /** @description code of a market */
                market: string;
            };
            header?: {
                /** @description ETags of what the caller has */
                "If-None-Match"?: string | null;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.quotewright.portable": string;
                };
            };
            /** @description What the caller has is still right (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    possible: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Asked"];
            };
        };
        responses: {
            /** @description What is possible under some choices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Possibilities"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    request_quote: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewQuoteRequest"];
            };
        };
        responses: {
            /** @description The number to refer to. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteRequested"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_quotes: {
        parameters: {
            query?: {
                state?: string | null;
                /** @description in number, buyer or company */
                q?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Some quotes, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotePage"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_quote: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewQuote"];
            };
        };
        responses: {
            /** @description The envelope of an offer's revisions. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_quote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope of an offer's revisions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_quote: {
        parameters: {
            query?: {
                /** @description `brief` answers with a BriefQuote, whose lines have neither configuration nor waterfall */
                answer?: "quote" | "brief";
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteChange"];
            };
        };
        responses: {
            /** @description The envelope of an offer's revisions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve_quote: {
        parameters: {
            query?: never;
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Approving"];
            };
        };
        responses: {
            /** @description The envelope of an offer's revisions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_brief_quote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope of an offer's revisions, with the lines in brief and the newest entries of the history. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BriefQuote"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_quote_bundles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bundles that somebody may buy, in the order of the seller. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bundles"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_bundle: {
        parameters: {
            query?: {
                /** @description `brief` answers with a BriefQuote, whose lines have neither configuration nor waterfall */
                answer?: "quote" | "brief";
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBundle"];
            };
        };
        responses: {
            /** @description The envelope of an offer's revisions. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_bundle: {
        parameters: {
            query?: {
                /** @description `brief` answers with a BriefQuote, whose lines have neither configuration nor waterfall */
                answer?: "quote" | "brief";
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                quote_id: string;
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope of an offer's revisions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_bundle: {
        parameters: {
            query?: {
                /** @description `brief` answers with a BriefQuote, whose lines have neither configuration nor waterfall */
                answer?: "quote" | "brief";
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                quote_id: string;
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BundleChange"];
            };
        };
        responses: {
            /** @description The envelope of an offer's revisions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_quote: {
        parameters: {
            query?: never;
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope of an offer's revisions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compare_revisions: {
        parameters: {
            query?: {
                /** @description a revision; absent: the one before */
                before?: number | null;
                /** @description a revision; absent: the newest */
                after?: number | null;
            };
            header?: never;
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is different between two revisions; lines and document sum exactly to the amount. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    convert_quote: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
                /** @description checked when sent */
                "If-Match"?: string | null;
            };
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the customer bought. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description What the customer bought. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_quote_document: {
        parameters: {
            query?: {
                revision?: number | null;
                lang?: string | null;
            };
            header?: never;
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_line: {
        parameters: {
            query?: {
                /** @description `brief` answers with a BriefQuote, whose lines have neither configuration nor waterfall */
                answer?: "quote" | "brief";
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLine"];
            };
        };
        responses: {
            /** @description The envelope of an offer's revisions. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_lines: {
        parameters: {
            query?: {
                /** @description `brief` answers with a BriefQuote, whose lines have neither configuration nor waterfall */
                answer?: "quote" | "brief";
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLines"];
            };
        };
        responses: {
            /** @description The envelope of an offer's revisions. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_line: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                quote_id: string;
                line_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A configured product with its quantity and price. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionLine"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_line: {
        parameters: {
            query?: {
                /** @description `brief` answers with a BriefQuote, whose lines have neither configuration nor waterfall */
                answer?: "quote" | "brief";
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                quote_id: string;
                line_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope of an offer's revisions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_line: {
        parameters: {
            query?: {
                /** @description `brief` answers with a BriefQuote, whose lines have neither configuration nor waterfall */
                answer?: "quote" | "brief";
            };
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                quote_id: string;
                line_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineChange"];
            };
        };
        responses: {
            /** @description The envelope of an offer's revisions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    copy_line: {
        parameters: {
            query?: never;
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                quote_id: string;
                line_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope of an offer's revisions. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_line_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                quote_id: string;
                line_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What becomes of a line of a draft under the release that is sold now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineMove"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_line_room: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                quote_id: string;
                line_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The room to negotiate on a line of a draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineRoom"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_line_session: {
        parameters: {
            query?: {
                /** @description current: the one sold now, with the least changes */
                release?: "line" | "current";
            };
            header?: never;
            path: {
                quote_id: string;
                line_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A configuration being made: the user's choices, completed to a valid and priced product. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_quote_room: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The room for a discount on a whole draft, its lines as they are. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteRoom"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revise_quote: {
        parameters: {
            query?: never;
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope of an offer's revisions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_quote: {
        parameters: {
            query?: never;
            header?: {
                /** @description required: the ETag that was read */
                "If-Match"?: string | null;
            };
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A quote just sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentQuote"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_releases: {
        parameters: {
            query?: {
                product?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Some releases, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleasePage"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publish_release: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRelease"];
            };
        };
        responses: {
            /** @description What came of it: a release, or the findings that stand against it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description What came of it: a release, or the findings that stand against it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_engines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What decides a release in each market, between the dates of its rules. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Engines"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_release_folder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_release_workbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_changes: {
        parameters: {
            query: {
                against: string;
            };
            header?: never;
            path: {
                release_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The files that differ between two releases. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseChanges"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    review_release: {
        parameters: {
            query?: never;
            header?: {
                /** @description "respond-async": leave it to the worker and answer 202 */
                Prefer?: string | null;
            };
            path: {
                release_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseReviewRequest"];
            };
        };
        responses: {
            /** @description A draft against the release that it would follow, in one market. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftReview"];
                };
            };
            /** @description Something that is done in the background, and what came of it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    roll_back: {
        parameters: {
            query?: never;
            header?: {
                /** @description "respond-async": leave it to the worker and answer 202 */
                Prefer?: string | null;
            };
            path: {
                release_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollBack"];
            };
        };
        responses: {
            /** @description What came of it: a release, or the findings that stand against it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description What came of it: a release, or the findings that stand against it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description Something that is done in the background, and what came of it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                release_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description A release, and where it stands today. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedRelease"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_rule_files: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleFiles"];
            };
        };
        responses: {
            /** @description All errors of all files at once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleCheck"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_model: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "model/gltf-binary": string;
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_picture: {
        parameters: {
            query?: {
                width?: number;
                height?: number;
                background?: string;
            };
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSession"];
            };
        };
        responses: {
            /** @description A configuration being made: the user's choices, completed to a valid and priced product. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A configuration being made: the user's choices, completed to a valid and priced product. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    best: {
        parameters: {
            query: {
                goal: "cheapest" | "dearest" | "nearest" | "margin";
                budget?: string | null;
            };
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The best complete product that meets the choices, and what is proved about it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Best"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    choose_best: {
        parameters: {
            query?: never;
            header?: {
                /** @description checked when sent */
                "If-Match"?: string | null;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BestWanted"];
            };
        };
        responses: {
            /** @description A configuration being made: the user's choices, completed to a valid and priced product. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    choose: {
        parameters: {
            query?: never;
            header?: {
                /** @description checked when sent */
                "If-Match"?: string | null;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewChoice"];
            };
        };
        responses: {
            /** @description A configuration being made: the user's choices, completed to a valid and priced product. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_back: {
        parameters: {
            query?: never;
            header?: {
                /** @description checked when sent */
                "If-Match"?: string | null;
            };
            path: {
                session_id: string;
                characteristic: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A configuration being made: the user's choices, completed to a valid and priced product. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clear: {
        parameters: {
            query?: never;
            header?: {
                /** @description checked when sent */
                "If-Match"?: string | null;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A configuration being made: the user's choices, completed to a valid and priced product. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compromises: {
        parameters: {
            query?: {
                against?: "price" | "margin";
            };
            header?: never;
            path: {
                session_id: string;
                characteristic: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How good a product may be in one respect, and what that costs or leaves: nothing as good is better in it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Compromises"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enter_coupons: {
        parameters: {
            query?: never;
            header?: {
                /** @description checked when sent */
                "If-Match"?: string | null;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Coupons"];
            };
        };
        responses: {
            /** @description A configuration being made: the user's choices, completed to a valid and priced product. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    value_prices: {
        parameters: {
            query?: {
                budget?: string | null;
            };
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What every value of every characteristic costs at the least, with the user's other choices kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValuePrices"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    option_prices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
                characteristic: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What choosing the possible values of a characteristic makes of the total. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OptionPrices"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo: {
        parameters: {
            query?: never;
            header?: {
                /** @description checked when sent */
                "If-Match"?: string | null;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A configuration being made: the user's choices, completed to a valid and priced product. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed since it was read (If-Match) */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    why: {
        parameters: {
            query: {
                characteristic: string;
                value: string;
            };
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Why a value is excluded, or what forces it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Why"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_terms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Terms of sale, as they were published: agreements, promotions, surcharges. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermsRelease"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publish_terms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTerms"];
            };
        };
        responses: {
            /** @description Terms of sale, as they were published: agreements, promotions, surcharges. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermsRelease"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In another state than the request supposes */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subject: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was, is and will be current. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tokens: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller's tokens, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPage"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issue_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description The token; it is told only here. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedToken"];
                };
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is logged in, or the credentials are wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This role may not do it, or the CSRF token is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input cannot be read; lists all its problems */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer, or a budget is spent; nothing was changed */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}

/** What `--help` prints. */

/** Commands that there is something to say of. */
export const topics = ['estimate', 'diff', 'report', 'hook', 'cost', 'plugin', 'prices'] as const;

export type Topic = 'all' | (typeof topics)[number];

/** Those that say it themselves are loaded when they are asked for. */
type OwnTopic = Exclude<Topic, 'plugin' | 'prices'>;

const showing = `How to show
  --format FORMAT          table (default), json, ndjson (a line for each resource as soon as it is priced), markdown,
                           html, csv, junit, sarif, infracost (its JSON), or the body of a comment: github, gitlab,
                           azure, bitbucket
  -o, --output FILE        write to a file
  --group-by GROUP         sums by resource, type, provider, region, module, file or tag:KEY
  --filter FILTER          only some: type=aws_*, provider=aws, region=eu-*, tag:team=web, address=module.app.*;
                           may be repeated: of one kind either, of different kinds all
  --sort KEY               cost, change, address or type
  --top N                  list so many rows; sums are of all
  --show-free              list resources that cost nothing too
  -q, --quiet              no remarks and no progress on standard error
  --color, --no-color      (default: by the terminal; NO_COLOR and FORCE_COLOR are heeded)
`;

const input = `What to read
  --usage-file FILE        what is known of the use of resources, in Infracost's format
                           (default: costline-usage.yml or infracost-usage.yml beside a project)
  --usage-profile NAME     profile of the usage file that counts, such as prod
  --hours-per-month N      hours of a month for what runs through (default: 730)
  --date DAY               price for another day than today, such as 2027-03-01: what begins or ends by then, like Extended
                           Support; list prices stay those that are known
  --currency CODE          show amounts in another currency than US dollars, at the exchange rate that is shipped
  --exchange-rate N        or at this one, in units for one US dollar
  --var NAME=VALUE         value of a variable; may be repeated
  --var-file FILE          file with values of variables; may be repeated
  --parameter NAME=VALUE   value of a parameter of CloudFormation templates; may be repeated
  --parameters-file FILE   file with values of parameters (AWS CLI, CodePipeline); may be repeated
  --stack NAME             stack of Pulumi projects (default: the only one, else dev, else the first)
  --config KEY=VALUE       configuration value of Pulumi projects; may be repeated
  --workspace NAME         Terraform workspace (default: "default")
  --no-plugins             do not ask the plugins that are found (costline plugin list)
  --default-region REGION  region to assume where no provider names one (default: AWS_REGION, else us-east-1)
`;

const status = `Exit status: 0; 1 when the input cannot be read; 2 when the command line is wrong; 3 when a budget of .costline.yml is
exceeded, or what --fail-above allows.
`;

const texts: Readonly<Record<OwnTopic, string>> = {
  all: `costline: what infrastructure code costs in a month, from prices that are shipped with it

Usage
  costline estimate PATH [options]   price a folder or file of infrastructure code, or a plan or state in JSON
                                     (terraform show -json)
  costline diff [PATH] [options]     what the change since a revision costs
  costline report --from FILE.json   show a saved estimate or diff in another format
  costline hook install|uninstall|status
                                     show the cost of what is staged before every commit
  costline plugin …                  plugins that know prices: costline plugin --help
  costline prices update|list|verify|clear
                                     newer prices than those that are shipped: costline prices --help
  costline cost projected --pulumi-json FILE
                                     the same as "costline estimate FILE"

${showing}
${input}
costline COMMAND --help (or costline help COMMAND) says more. --version prints the version.
${status}`,
  estimate: `costline estimate PATH [options]

Prices a folder or file of infrastructure code, or a plan or state in JSON (terraform show -json).

  --save FILE              write the estimate as JSON too, for "costline diff --base FILE" and "costline report"

${showing}
${input}
${status}`,
  diff: `costline diff [PATH] [options]

What the change costs: the files as they are, saved or not committed or not known to git, compared with a revision. PATH is a
folder or file (default: the current folder), or a plan in JSON, of which both sides are compared.

  --base REF|FILE.json     what to compare with: a branch, tag or commit (default: HEAD), "merge-base" (the common
                           ancestor with the main branch), "REF..." (with REF), "index" (what is staged), or a saved
                           estimate
  --head REF               compare this revision, or "index", and not the files as they are
  --staged                 the same as --head index
  --fail-above +50|10%     exit with status 3 where the difference is above so many US dollars a month, or so large a
                           share of what it was

Nothing is checked out and nothing of the repository is run. Modules that "terraform init" has downloaded are read from the
disk on both sides, for git does not keep them.

${showing}
${input}
${status}`,
  report: `costline report --from FILE.json [options]

Shows what "costline estimate --save FILE" or "costline diff --format json" has written, in any format.

  --fail-above +50|10%     as for "costline diff"

${showing}
${status}`,
  cost: `costline cost projected --pulumi-json FILE [options]

The same as "costline estimate FILE", in the words of FinFocus: --output table, json or ndjson is the format. It takes the options
of "costline estimate".

${status}`,
  hook: `costline hook install|uninstall|status [PATH] [options]

A pre-commit hook of git that prints what the staged change costs. It stops a commit only where --fail-above is given. A hook that
is there already runs first, and is put back by "uninstall". core.hooksPath is heeded.

  --fail-above +50|10%     stop a commit that costs more, or exceeds a budget of .costline.yml
  --shared                 install even where core.hooksPath lies outside of the repository, and others may use it
`,
};

export function helpText(topic: OwnTopic): string {
  return texts[topic];
}

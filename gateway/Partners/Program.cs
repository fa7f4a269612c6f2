using Stillwater.Partners.Audit;
using Stillwater.Partners.Clinics;
using Stillwater.Partners.Issuing;
using Stillwater.Partners.SandboxClocks;
using Stillwater.Partners.Schema;
using Stillwater.Platform;

var builder = WebApplication.CreateBuilder(args);
if (args is ["schema", ..]) return await PartnersSchema.ApplyAsync(builder.Configuration, builder.Environment);

builder.AddStillwaterDefaults("partners");
builder.Services.AddValidation();
builder.AddDirectory();
builder.AddIssuer();
builder.AddSandboxClocks();
builder.AddStreamReads();

var app = builder.Build();
app.UseIssuer();
app.UseStillwaterDefaults();
app.MapDirectory();
app.MapSandboxClocks();
app.MapStreamReads();
await app.RunAsync();
return 0;
